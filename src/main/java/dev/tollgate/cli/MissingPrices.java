package dev.tollgate.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the ledger which models answered for which there was no price. */
@FunctionalInterface
interface MissingPrices {
    /**
     * A model without a price.
     *
     * @param model the one that answered, else the one that was asked for
     * @param requests entries whose cost is unknown for that reason
     */
    record Missing(@Nullable String provider, String model, long requests, Instant first, Instant last) {}

    /**
     * @param configuration names the ledger in {@code config.ledger.url}; null if {@code ledger} does
     * @param ledger a URL of a ledger, before that of the configuration
     * @throws IllegalArgumentException if neither leads to a ledger
     */
    List<Missing> find(@Nullable Path configuration, @Nullable String ledger, @Nullable Instant since);
}

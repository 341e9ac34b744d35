package dev.tollgate.cli;

import dev.tollgate.ledger.LedgerException;
import dev.tollgate.ledger.LedgerReader;
import dev.tollgate.ledger.TimeRange;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a ledger which models had no price. */
record LedgerMissingPrices(LedgerPlace place) implements MissingPrices {
    @Override
    public List<Missing> find(@Nullable Path configuration, @Nullable String ledger, @Nullable Instant since) {
        try {
            return new LedgerReader(LedgerOptions.url(place, configuration, ledger))
                    .unpriced(new TimeRange(since, null)).stream()
                            .map(model -> new Missing(
                                    model.provider(), model.model(), model.requests(), model.first(), model.last()))
                            .toList();
        } catch (LedgerException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}

package dev.tollgate.pricing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The price of a model over time.
 *
 * @param provider whose price it is, as the catalogue names providers; null for a configured price of any provider
 * @param model the catalogue's id, or the configured name
 * @param origin where it is written
 * @param periods of those that cover a moment, the last one counts
 */
public record ModelPrice(@Nullable String provider, String model, Origin origin, List<Period> periods) {
    /** Where a price is written. */
    public enum Origin {
        CATALOGUE,
        CONFIG
    }

    /** What providers call the service that their price list is for. */
    private static final Set<String> STANDARD = Set.of("standard", "default", "auto", "on_demand");

    public ModelPrice {
        periods = List.copyOf(periods);
    }

    /** Whether an answer's tier is the one that standard rates are for. */
    static boolean isStandard(@Nullable String serviceTier) {
        return serviceTier == null || STANDARD.contains(serviceTier);
    }

    /**
     * The period that counts: one of the answer's own service tier, else of the standard. Null if none covers the moment.
     */
    public @Nullable Period at(Instant at, @Nullable String serviceTier) {
        if (!isStandard(serviceTier)) {
            Period own = inForce(at, serviceTier);
            if (own != null) {
                return own;
            }
        }
        return inForce(at, null);
    }

    /** The last period of exactly that tier of service that covers the moment. */
    @Nullable
    Period inForce(Instant at, @Nullable String serviceTier) {
        for (int i = periods.size() - 1; i >= 0; i--) {
            Period period = periods.get(i);
            if (period.isFor(serviceTier) && period.covers(at)) {
                return period;
            }
        }
        return null;
    }
}

package dev.tollgate.telemetry;

import dev.tollgate.pipeline.Usages;
import dev.tollgate.pricing.Cost;
import dev.tollgate.pricing.CostSource;
import org.jspecify.annotations.Nullable;

/**
 * What the attempts of one exchange cost.
 *
 * @param nanoUsd billionths of a US dollar; null, never 0, where it cannot be known
 * @param source how far it can be trusted
 */
record Charge(@Nullable Long nanoUsd, CostSource source) {
    private static final double NANOS_PER_USD = 1e9;

    static Charge of(Cost cost) {
        return new Charge(cost.nanoUsd(), cost.source());
    }

    /** In US dollars, or null. */
    @Nullable
    Double usd() {
        return nanoUsd == null ? null : nanoUsd / NANOS_PER_USD;
    }

    /** Two attempts together: what is known of them, with the word of the one that is less sure. */
    Charge plus(Charge other) {
        return new Charge(
                Usages.plus(nanoUsd, other.nanoUsd), source.compareTo(other.source) >= 0 ? source : other.source);
    }
}

package dev.tollgate.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * What one attempt cost.
 *
 * @param nanoUsd billionths of a US dollar; null, never 0, where it cannot be known
 * @param source how far it can be trusted: {@code priced}, {@code partial}, {@code fallback}, {@code missing} or
 *     {@code unknown}
 */
public record Charge(@Nullable Long nanoUsd, String source) {
    private static final double NANOS_PER_USD = 1e9;

    /** In US dollars, or null. */
    @Nullable
    Double usd() {
        return nanoUsd == null ? null : nanoUsd / NANOS_PER_USD;
    }

    /** The cost of two attempts together: what is known of it, with the worse of the two sources. */
    Charge plus(Charge other) {
        if (nanoUsd == null || other.nanoUsd == null) {
            return nanoUsd == null ? new Charge(other.nanoUsd, source) : new Charge(nanoUsd, other.source);
        }
        return new Charge(nanoUsd + other.nanoUsd, source.equals("priced") ? other.source : source);
    }
}

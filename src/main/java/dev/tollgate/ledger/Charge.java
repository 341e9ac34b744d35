package dev.tollgate.ledger;

import dev.tollgate.llm.Usage;
import dev.tollgate.llm.UsageSource;
import org.jspecify.annotations.Nullable;

/**
 * What was used and what it cost.
 *
 * @param source where the numbers of {@code usage} come from
 * @param costNanoUsd nano-USD; null when the model has no price or the usage is unknown, never 0 for that
 * @param costSource which price list the cost comes from, in the words of {@code pricing}
 * @param priceVersion version of the catalogue that the rates were taken from
 */
public record Charge(
        UsageSource source,
        Usage usage,
        @Nullable Long costNanoUsd,
        @Nullable String costSource,
        @Nullable String priceVersion) {

    /** Nothing is known. */
    public static final Charge UNKNOWN = new Charge(UsageSource.UNKNOWN, Usage.UNKNOWN, null, null, null);
}

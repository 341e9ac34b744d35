package dev.tollgate.pricing;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A price that the configuration gives, an element of {@code config.prices.models}. It replaces the catalogue's price of
 * the models that it names as a whole: what it leaves out, they do not have. The prices stand in the file beside
 * {@code name}, and in each of {@code tiers} beside {@code above}.
 *
 * @param name the model, as the request or the answer names it; {@code *} stands for any text. Case does not matter
 * @param provider the provider, by its value of {@code gen_ai.provider.name} or the catalogue's id; null is any
 * @param from the first day in UTC on which it holds; null since ever
 * @param serviceTier the tier of service that it is for, as the answer names it, such as {@code batch}; null the standard
 * @param free whether it costs nothing; then there are no prices
 * @param prices up to the first tier
 * @param tiers for long requests; what a tier leaves out is as in {@code prices}
 */
public record PriceOverride(
        String name,
        @Nullable String provider,
        @Nullable LocalDate from,
        @Nullable String serviceTier,
        boolean free,
        UnitPrices prices,
        List<Tier> tiers) {
    /**
     * Prices for the whole of a request that has more input tokens than the bound.
     *
     * @param above total input tokens that must be exceeded
     */
    public record Tier(long above, UnitPrices prices) {
        public Tier {
            if (above <= 0) {
                throw new IllegalArgumentException(
                        "above is " + above + " (expected: a number of tokens of 1 or more)");
            }
        }
    }

    /** @throws IllegalArgumentException if the parts contradict each other */
    public PriceOverride {
        tiers = List.copyOf(tiers);
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is empty (expected: a model, * for any text)");
        }
        if (free && (!prices.equals(UnitPrices.NONE) || !tiers.isEmpty())) {
            throw new IllegalArgumentException(
                    "the price of \"" + name + "\" is free and has prices (expected: one of both)");
        }
        if (!free && prices.equals(UnitPrices.NONE)) {
            throw new IllegalArgumentException(
                    "the price of \"" + name + "\" has no price (expected: inputPerMillion, or free: true)");
        }
        Set<Long> bounds = new HashSet<>();
        for (Tier tier : tiers) {
            if (!bounds.add(tier.above())) {
                throw new IllegalArgumentException(
                        "the price of \"" + name + "\" has two tiers above " + tier.above() + " (expected: one)");
            }
        }
    }

    Period period() {
        Rates base = free ? Rates.FREE : prices.rates();
        return new Period(
                from,
                null,
                ModelPrice.isStandard(serviceTier) ? null : serviceTier,
                base,
                tiers.stream()
                        .map(tier -> new ContextTier(
                                tier.above(), base.with(tier.prices().rates())))
                        .toList());
    }
}

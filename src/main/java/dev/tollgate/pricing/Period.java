package dev.tollgate.pricing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rates of a model while they are in force.
 *
 * @param from the first day, in UTC; null since ever
 * @param hours the hours of the day; null the whole day
 * @param serviceTier the tier of service that they are for, such as {@code batch}; null the provider's standard
 * @param rates up to the first context tier
 * @param tiers in ascending order
 */
public record Period(
        @Nullable LocalDate from,
        @Nullable DailyHours hours,
        @Nullable String serviceTier,
        Rates rates,
        List<ContextTier> tiers) {
    private static final long DAY = 86_400;

    public Period {
        List<ContextTier> sorted = new ArrayList<>(tiers);
        sorted.sort(Comparator.comparingLong(ContextTier::above));
        tiers = List.copyOf(sorted);
    }

    boolean covers(Instant at) {
        return (from == null || Math.floorDiv(at.getEpochSecond(), DAY) >= from.toEpochDay())
                && (hours == null || hours.contains(at));
    }

    boolean isFor(@Nullable String tier) {
        return Objects.equals(serviceTier, tier);
    }

    /** The rates for a request with so many input tokens, or with an unknown number. */
    Rates forInput(@Nullable Long inputTokens) {
        Rates found = rates;
        if (inputTokens != null) {
            for (ContextTier tier : tiers) {
                if (inputTokens > tier.above()) {
                    found = tier.rates();
                }
            }
        }
        return found;
    }

    /** The same in another tier of service, tokens at a share of the price. */
    Period inServiceTier(String tier, int percent) {
        return new Period(
                from,
                hours,
                tier,
                rates.atPercent(percent),
                tiers.stream()
                        .map(one -> new ContextTier(one.above(), one.rates().atPercent(percent)))
                        .toList());
    }
}

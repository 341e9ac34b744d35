package dev.tollgate.pricing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a price list: what a model costs in a period, a tier of service and a context tier.
 *
 * @param above total input tokens that must be exceeded; null for the rates up to the first tier
 */
public record PriceLine(
        ModelPrice price, Period period, @Nullable Long above, Rates rates) {

    /** Every line of a price. */
    public static List<PriceLine> of(ModelPrice price) {
        return price.periods().stream()
                .flatMap(period -> of(price, period).stream())
                .toList();
    }

    /** The lines in force at a moment, for each tier of service. */
    public static List<PriceLine> of(ModelPrice price, Instant at) {
        return price.periods().stream()
                .filter(period -> period.equals(price.inForce(at, period.serviceTier())))
                .flatMap(period -> of(price, period).stream())
                .toList();
    }

    /**
     * Reads when prices are asked for: a day, which begins in UTC, or a moment.
     *
     * @param name what messages call it
     * @throws IllegalArgumentException if it is neither
     */
    public static Instant moment(String name, String text) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    name + " is \"" + text + "\" (expected: a day such as 2026-03-13, or 2026-03-13T08:00:00Z)", e);
        }
    }

    private static List<PriceLine> of(ModelPrice price, Period period) {
        List<PriceLine> lines = new ArrayList<>();
        lines.add(new PriceLine(price, period, null, period.rates()));
        period.tiers().forEach(tier -> lines.add(new PriceLine(price, period, tier.above(), tier.rates())));
        return lines;
    }
}

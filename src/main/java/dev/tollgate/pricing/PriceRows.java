package dev.tollgate.pricing;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prices as every output shows them. Amounts are in USD: per million tokens, per thousand searches and requests. */
public final class PriceRows {
    public static final String UNITS = "USD per million tokens; per thousand searches and requests";

    private static final int NANO = 9;
    private static final List<String> COLUMNS = List.of(
            "provider",
            "model",
            "origin",
            "from",
            "hours",
            "service_tier",
            "above",
            "input",
            "cache_read",
            "cache_write_5m",
            "cache_write_1h",
            "output",
            "reasoning",
            "web_search",
            "request");

    private PriceRows() {}

    /** The names of the columns, in order. */
    public static List<String> columns() {
        return COLUMNS;
    }

    /** The values of a line, in the order of {@link #columns}: text, numbers, or null for what there is not. */
    public static List<@Nullable Object> row(PriceLine line) {
        Rates rates = line.rates();
        DailyHours hours = line.period().hours();
        return Arrays.asList(
                line.price().provider(),
                line.price().model(),
                line.price().origin().name().toLowerCase(Locale.ROOT),
                line.period().from() == null ? null : line.period().from().toString(),
                hours == null ? null : hours.toString(),
                line.period().serviceTier(),
                line.above(),
                usd(rates.input()),
                usd(rates.cacheRead()),
                usd(rates.cacheWrite5m()),
                usd(rates.cacheWrite1h()),
                usd(rates.output()),
                usd(rates.reasoning()),
                usd(rates.webSearch()),
                usd(rates.request()));
    }

    private static @Nullable BigDecimal usd(@Nullable Long nano) {
        return nano == null
                ? null
                : BigDecimal.valueOf(nano).movePointLeft(NANO).stripTrailingZeros();
    }
}

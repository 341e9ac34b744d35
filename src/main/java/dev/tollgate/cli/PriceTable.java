package dev.tollgate.cli;

import dev.tollgate.pricing.DailyHours;
import dev.tollgate.pricing.PriceLine;
import dev.tollgate.pricing.Rates;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prices as rows. Amounts are in USD: per million tokens, per thousand searches and requests. */
final class PriceTable {
    static final String UNITS = "USD per million tokens; per thousand searches and requests";

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

    private PriceTable() {}

    static Table of(List<PriceLine> lines) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        lines.forEach(line -> rows.add(row(line)));
        return new Table(COLUMNS, rows);
    }

    private static List<@Nullable Object> row(PriceLine line) {
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

package dev.tollgate.ledger;

import dev.tollgate.ledger.Column.Kind;
import dev.tollgate.llm.Usage;
import dev.tollgate.llm.UsageSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns for usage and money, which entries and attempts share. */
final class ChargeColumns {
    private ChargeColumns() {}

    static <T> List<Column<T>> of(Function<T, Charge> charge) {
        return List.of(
                new Column<>(
                        "usage_source",
                        Kind.TEXT,
                        row -> charge.apply(row).source().text()),
                usage("input_tokens", Kind.NUMBER, charge, Usage::inputTokens),
                usage("cache_read_tokens", Kind.NUMBER, charge, Usage::cacheReadTokens),
                usage("cache_write_5m_tokens", Kind.NUMBER, charge, Usage::cacheWrite5mTokens),
                usage("cache_write_1h_tokens", Kind.NUMBER, charge, Usage::cacheWrite1hTokens),
                usage("output_tokens", Kind.NUMBER, charge, Usage::outputTokens),
                usage("reasoning_tokens", Kind.NUMBER, charge, Usage::reasoningTokens),
                usage("web_searches", Kind.NUMBER, charge, Usage::webSearches),
                usage("service_tier", Kind.TEXT, charge, Usage::serviceTier),
                new Column<>(
                        "cost_nano_usd", Kind.NUMBER, row -> charge.apply(row).costNanoUsd()),
                new Column<>("cost_source", Kind.TEXT, row -> charge.apply(row).costSource()),
                new Column<>(
                        "price_version", Kind.TEXT, row -> charge.apply(row).priceVersion()));
    }

    private static <T> Column<T> usage(
            String name, Kind kind, Function<T, Charge> charge, Function<Usage, @Nullable Object> value) {
        return new Column<>(name, kind, row -> value.apply(charge.apply(row).usage()));
    }

    static Charge read(Row row) {
        Usage usage = new Usage(
                row.numberOrNull("input_tokens"),
                row.numberOrNull("cache_read_tokens"),
                row.numberOrNull("cache_write_5m_tokens"),
                row.numberOrNull("cache_write_1h_tokens"),
                row.numberOrNull("output_tokens"),
                row.numberOrNull("reasoning_tokens"),
                row.numberOrNull("web_searches"),
                row.textOrNull("service_tier"));
        return new Charge(
                UsageSource.of(row.text("usage_source")),
                usage,
                row.numberOrNull("cost_nano_usd"),
                row.textOrNull("cost_source"),
                row.textOrNull("price_version"));
    }
}

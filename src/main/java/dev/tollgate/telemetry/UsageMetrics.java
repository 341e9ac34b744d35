package dev.tollgate.telemetry;

import dev.tollgate.llm.Usage;
import dev.tollgate.pipeline.Usages;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * What was used and what it cost. Here each token counts once, by the kind that it is priced as: the sum over kinds is input
 * and output together.
 */
final class UsageMetrics {
    private final LongCounter tokens;
    private final DoubleCounter cost;
    private final LongCounter lookups;
    private final LongCounter missing;
    private final AttributeCache<Labels, Sets> sets = new AttributeCache<>(Sets::of);
    private final AttributeCache<Paid, Attributes> paid = new AttributeCache<>(UsageMetrics::set);
    private final AttributeCache<Missing, Attributes> missed = new AttributeCache<>(UsageMetrics::set);

    /** @param tags headers that the configuration allows as labels */
    record Labels(
            String provider,
            @Nullable String requestModel,
            @Nullable String team,
            Attributes tags) {}

    private record Paid(Labels labels, String source) {}

    private record Missing(String provider, String reason) {}

    UsageMetrics(Meter meter) {
        tokens = Instruments.counter(
                meter,
                "tollgate.usage.tokens",
                "{token}",
                "Tokens used, each counted once, by the kind it is priced as.");
        cost = meter.counterBuilder("tollgate.cost")
                .ofDoubles()
                .setUnit("{USD}")
                .setDescription("What was used, at its price.")
                .build();
        lookups = Instruments.counter(
                meter, "tollgate.prices.lookups", "{lookup}", "Answers by whether all they used has a price.");
        missing = Instruments.counter(
                meter, "tollgate.usage.missing", "{request}", "Answers that ended without saying what they used.");
    }

    void used(Usage usage, Labels labels, Context context) {
        Sets set = sets.get(labels);
        add(Usages.uncachedInput(usage), set.input, context);
        add(usage.cacheReadTokens(), set.cacheRead, context);
        add(usage.cacheWrite5mTokens(), set.cacheWrite5m, context);
        add(usage.cacheWrite1hTokens(), set.cacheWrite1h, context);
        add(usage.outputTokens(), set.output, context);
    }

    void charged(Charge charge, Labels labels, Context context) {
        lookups.add(1, lookup(charge), context);
        Double usd = charge.usd();
        if (usd != null) {
            cost.add(usd, paid.get(new Paid(labels, charge.source().text())), context);
        }
    }

    void missing(String provider, String reason, Context context) {
        missing.add(1, missed.get(new Missing(provider, reason)), context);
    }

    private void add(@Nullable Long count, Attributes attributes, Context context) {
        if (count != null && count > 0) {
            tokens.add(count, attributes, context);
        }
    }

    private static final Attributes PRICED = Attributes.of(Own.STATUS, "priced");
    private static final Attributes PARTIAL = Attributes.of(Own.STATUS, "partial");
    private static final Attributes MISSING = Attributes.of(Own.STATUS, "missing");

    private static Attributes lookup(Charge charge) {
        return switch (charge.source()) {
            case PRICED, UNKNOWN -> PRICED;
            case PARTIAL -> PARTIAL;
            case FALLBACK, MISSING -> MISSING;
        };
    }

    private static Attributes set(Paid paid) {
        return Sets.base(paid.labels()).put(Own.COST_SOURCE, paid.source()).build();
    }

    private static Attributes set(Missing missing) {
        return Attributes.of(GenAi.PROVIDER, missing.provider(), Own.REASON, missing.reason());
    }

    private record Sets(
            Attributes input,
            Attributes cacheRead,
            Attributes cacheWrite5m,
            Attributes cacheWrite1h,
            Attributes output) {
        static Sets of(Labels labels) {
            Attributes base = base(labels).build();
            return new Sets(
                    kind(base, "input"),
                    kind(base, "cache_read"),
                    kind(base, "cache_write_5m"),
                    kind(base, "cache_write_1h"),
                    kind(base, "output"));
        }

        static AttributesBuilder base(Labels labels) {
            AttributesBuilder builder = labels.tags().toBuilder().put(GenAi.PROVIDER, labels.provider());
            LabelSets.put(builder, GenAi.REQUEST_MODEL, labels.requestModel());
            LabelSets.put(builder, Own.TEAM, labels.team());
            return builder;
        }

        private static Attributes kind(Attributes base, String kind) {
            return base.toBuilder().put(Own.TOKEN_KIND, kind).build();
        }
    }
}

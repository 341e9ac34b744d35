package dev.tollgate.telemetry;

import dev.tollgate.pipeline.Attempt;
import dev.tollgate.pipeline.Ending;
import dev.tollgate.pipeline.Outcome;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** What became of requests on their way: attempts, refusals, and the gateway's own share of the time. */
final class RoadMetrics {
    private static final Attributes REQUEST = Attributes.of(Own.PHASE, "request");
    private static final Attributes RESPONSE = Attributes.of(Own.PHASE, "response");

    private final LongCounter attempts;
    private final LongCounter rejections;
    private final DoubleHistogram overhead;
    private final AttributeCache<Try, Attributes> tries = new AttributeCache<>(RoadMetrics::set);
    private final AttributeCache<String, Attributes> reasons =
            new AttributeCache<>(reason -> Attributes.of(Own.REASON, reason));

    private record Try(
            String target, String outcome, @Nullable String errorType) {}

    RoadMetrics(Meter meter) {
        attempts = Instruments.counter(meter, "tollgate.upstream.attempts", "{attempt}", "Calls of providers.");
        rejections =
                Instruments.counter(meter, "tollgate.rejections", "{request}", "Requests that the gateway refused.");
        overhead = Instruments.seconds(
                meter,
                "tollgate.overhead",
                Buckets.OVERHEAD,
                "Time spent in the gateway: before the provider is called, and after all of its answer has come.");
    }

    void attempted(Attempt attempt, @Nullable String errorType, Context context) {
        String outcome = outcome(errorType);
        attempts.add(1, tries.get(new Try(attempt.upstream().target(), outcome, errorType)), context);
    }

    /** Before the first call of a provider; what the client itself took to send the body is in it. */
    void reachedProvider(long nanos, Context context) {
        overhead.record(Moments.seconds(nanos), REQUEST, context);
    }

    /** From the provider's last byte to the client's. */
    void leftProvider(long nanos, Context context) {
        overhead.record(Moments.seconds(nanos), RESPONSE, context);
    }

    void ended(Ending ending, Context context) {
        if (ending.outcome() == Outcome.REJECTED) {
            String reason = ending.reason() == null ? Errors.OTHER : ending.reason();
            rejections.add(1, reasons.get(reason), context);
        }
    }

    private static String outcome(@Nullable String errorType) {
        if (errorType == null) {
            return Outcome.COMPLETED.text();
        }
        return switch (errorType) {
            case Errors.CANCELLED -> Outcome.CANCELLED.text();
            case Errors.INTERRUPTED -> Outcome.INTERRUPTED.text();
            case "timeout", "connect_timeout", "idle" -> Outcome.TIMEOUT.text();
            default -> Outcome.UPSTREAM_ERROR.text();
        };
    }

    private static Attributes set(Try one) {
        AttributesBuilder builder =
                Attributes.builder().put(Own.TARGET, one.target()).put(Own.OUTCOME, one.outcome());
        LabelSets.put(builder, Http.ERROR_TYPE, one.errorType());
        return builder.build();
    }
}

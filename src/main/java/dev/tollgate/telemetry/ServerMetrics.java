package dev.tollgate.telemetry;

import dev.tollgate.llm.Operation;
import dev.tollgate.pipeline.Attempt;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** {@code gen_ai.server.*}: the gateway as the model that its clients call. Of exchanges that reached a provider. */
final class ServerMetrics {
    private final DoubleHistogram duration;
    private final DoubleHistogram firstToken;
    private final DoubleHistogram perToken;
    private final AttributeCache<Labels, Sets> sets = new AttributeCache<>(Sets::of);

    record Labels(
            String operation,
            String provider,
            @Nullable String requestModel,
            @Nullable String errorType) {}

    ServerMetrics(Meter meter) {
        duration = Instruments.seconds(
                meter,
                "gen_ai.server.request.duration",
                Buckets.OPERATION,
                "Time from the first byte of a request to the last byte of its answer.");
        firstToken = Instruments.seconds(
                meter,
                "gen_ai.server.time_to_first_token",
                Buckets.FIRST_TOKEN,
                "Time from the first byte of a request to the first content of its answer.");
        perToken = Instruments.seconds(
                meter,
                "gen_ai.server.time_per_output_token",
                Buckets.PER_TOKEN,
                "Time for each output token of a stream after the first.");
    }

    void record(Summary summary, Labels labels, boolean stream, Context context) {
        Sets set = sets.get(labels);
        duration.record(Moments.seconds(summary.nanos()), set.duration, context);
        Attempt last = summary.last();
        if (last == null || labels.errorType() != null || summary.operation() != Operation.CHAT) {
            return;
        }
        long first = summary.firstTokenNanos();
        if (first > 0) {
            firstToken.record(Moments.seconds(first), set.answered, context);
        }
        Long tokens = last.answer().usage().outputTokens();
        if (stream && first > 0 && tokens != null && tokens > 1) {
            long end = last.endedNanos() == 0 ? summary.ending().nanos() : last.endedNanos();
            long rest = end - last.firstTokenNanos();
            perToken.record(Moments.seconds(Math.max(0, rest)) / (tokens - 1), set.answered, context);
        }
    }

    private record Sets(Attributes answered, Attributes duration) {
        static Sets of(Labels labels) {
            AttributesBuilder builder = Attributes.builder()
                    .put(GenAi.OPERATION, labels.operation())
                    .put(GenAi.PROVIDER, labels.provider());
            LabelSets.put(builder, GenAi.REQUEST_MODEL, labels.requestModel());
            Attributes answered = builder.build();
            LabelSets.put(builder, Http.ERROR_TYPE, labels.errorType());
            return new Sets(answered, builder.build());
        }
    }
}

package dev.tollgate.telemetry;

import dev.tollgate.llm.Usage;
import dev.tollgate.pipeline.Usages;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** By v1.41 of the GenAI conventions, "Generative AI client metrics". */
final class ClientMetricsReleased implements ClientMetrics {
    private final DoubleHistogram duration;
    private final LongHistogram tokens;
    private final DoubleHistogram firstChunk;
    private final AttributeCache<ClientPoint.Labels, Sets> sets = new AttributeCache<>(Sets::of);

    ClientMetricsReleased(Meter meter) {
        duration = duration(meter);
        tokens = Instruments.tokens(
                meter, "gen_ai.client.token.usage", "Input and output tokens used by a call of a provider.");
        firstChunk = Instruments.seconds(
                meter,
                "gen_ai.client.operation.time_to_first_chunk",
                Buckets.OPERATION,
                "Time from the call of a provider to the first content of its stream.");
    }

    static DoubleHistogram duration(Meter meter) {
        return Instruments.seconds(
                meter, "gen_ai.client.operation.duration", Buckets.OPERATION, "Duration of a call of a provider.");
    }

    @Override
    public void record(ClientPoint point) {
        Sets set = sets.get(point.labels());
        duration.record(Moments.seconds(point.nanos()), set.duration, point.context());
        if (point.firstChunkNanos() > 0) {
            firstChunk.record(Moments.seconds(point.firstChunkNanos()), set.firstChunk, point.context());
        }
        if (Usages.expected(point.operation())) {
            Usage usage = point.usage();
            tokens(usage.inputTokens(), point.failed(), set.input, point.context());
            tokens(usage.outputTokens(), point.failed(), set.output, point.context());
        }
    }

    /** A call that failed without a word on what it used counts with 0 tokens; one that did well is left out then. */
    private void tokens(@Nullable Long count, boolean failed, Attributes attributes, Context context) {
        if (count != null) {
            tokens.record(count, attributes, context);
        } else if (failed) {
            tokens.record(0, attributes, context);
        }
    }

    private record Sets(Attributes duration, Attributes input, Attributes output, Attributes firstChunk) {
        static Sets of(ClientPoint.Labels labels) {
            Attributes answered = LabelSets.answered(labels);
            AttributesBuilder timed = answered.toBuilder().put(Http.SERVER_ADDRESS, labels.serverAddress());
            LabelSets.put(timed, Http.ERROR_TYPE, labels.errorType());
            return new Sets(
                    timed.build(),
                    answered.toBuilder().put(GenAi.TOKEN_TYPE, "input").build(),
                    answered.toBuilder().put(GenAi.TOKEN_TYPE, "output").build(),
                    LabelSets.asked(labels).build());
        }
    }
}

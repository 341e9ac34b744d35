package dev.tollgate.telemetry;

import dev.tollgate.llm.Operation;
import dev.tollgate.llm.Usage;
import dev.tollgate.pipeline.Usages;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * By the GenAI conventions as they stand unreleased in their own repository, "Client inference". What is no inference keeps
 * the metric that it had.
 */
final class ClientMetricsLatest implements ClientMetrics {
    /** Providers give totals, without saying which of them were text, images or sound. */
    private static final String MODALITY = "unknown";

    private final DoubleHistogram inference;
    private final @Nullable DoubleHistogram other;
    private final DoubleHistogram firstChunk;
    private final LongHistogram inputs;
    private final LongHistogram outputs;
    private final LongCounter input;
    private final LongCounter output;
    private final LongCounter cacheRead;
    private final LongCounter cacheWrite;
    private final LongCounter reasoning;
    private final AttributeCache<ClientPoint.Labels, Sets> sets = new AttributeCache<>(Sets::of);

    /** @param alone whether nobody else records the duration of what is no inference */
    ClientMetricsLatest(Meter meter, boolean alone) {
        inference = Instruments.seconds(
                meter, "gen_ai.client.inference.duration", Buckets.OPERATION, "Duration of an inference call.");
        other = alone ? ClientMetricsReleased.duration(meter) : null;
        firstChunk = Instruments.seconds(
                meter,
                "gen_ai.client.inference.time_to_first_chunk",
                Buckets.OPERATION,
                "Time from an inference call to the first content of its stream.");
        inputs = Instruments.tokens(
                meter, "gen_ai.client.inference.operation.input_tokens", "Input tokens of an inference call.");
        outputs = Instruments.tokens(
                meter, "gen_ai.client.inference.operation.output_tokens", "Output tokens of an inference call.");
        input = counter(meter, "input_tokens", "Input tokens used, cached ones included.");
        output = counter(meter, "output_tokens", "Output tokens used, reasoning included.");
        cacheRead = counter(meter, "cache_read.input_tokens", "Input tokens read from a cache.");
        cacheWrite = counter(meter, "cache_write.input_tokens", "Input tokens written to a cache.");
        reasoning = counter(meter, "reasoning.output_tokens", "Output tokens used for reasoning.");
    }

    private static LongCounter counter(Meter meter, String kind, String description) {
        return Instruments.counter(meter, "gen_ai.client.inference.usage." + kind, "{token}", description);
    }

    @Override
    public void record(ClientPoint point) {
        Sets set = sets.get(point.labels());
        double seconds = Moments.seconds(point.nanos());
        if (point.operation() != Operation.CHAT) {
            if (other != null) {
                other.record(seconds, set.timed, point.context());
            }
            return;
        }
        inference.record(seconds, set.timed, point.context());
        if (point.firstChunkNanos() > 0) {
            firstChunk.record(Moments.seconds(point.firstChunkNanos()), set.answered, point.context());
        }
        used(point, set);
    }

    /** These conventions want each call counted, with 0 where nothing is known. */
    private void used(ClientPoint point, Sets set) {
        Usage usage = point.usage();
        Context context = point.context();
        inputs.record(orZero(usage.inputTokens()), set.timed, context);
        outputs.record(orZero(usage.outputTokens()), set.timed, context);
        input.add(orZero(usage.inputTokens()), set.usage, context);
        output.add(orZero(usage.outputTokens()), set.usage, context);
        cacheRead.add(orZero(usage.cacheReadTokens()), set.usage, context);
        cacheWrite.add(orZero(Usages.cacheWrites(usage)), set.usage, context);
        reasoning.add(orZero(usage.reasoningTokens()), set.usage, context);
    }

    private static long orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }

    private record Sets(Attributes answered, Attributes timed, Attributes usage) {
        static Sets of(ClientPoint.Labels labels) {
            Attributes answered = LabelSets.answered(labels).toBuilder()
                    .put(Http.SERVER_ADDRESS, labels.serverAddress())
                    .build();
            AttributesBuilder timed = answered.toBuilder();
            LabelSets.put(timed, Http.ERROR_TYPE, labels.errorType());
            return new Sets(
                    answered,
                    timed.build(),
                    answered.toBuilder().put(GenAi.TOKEN_MODALITY, MODALITY).build());
        }
    }
}

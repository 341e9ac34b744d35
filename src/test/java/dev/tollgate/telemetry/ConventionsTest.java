package dev.tollgate.telemetry;

import static io.opentelemetry.api.common.AttributeKey.doubleKey;
import static io.opentelemetry.api.common.AttributeKey.longKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.llm.Dialect;
import dev.tollgate.pipeline.Outcome;
import dev.tollgate.telemetry.TelemetrySettings.CaptureContent;
import dev.tollgate.telemetry.TelemetrySettings.Conventions;
import dev.tollgate.telemetry.TelemetrySettings.Incoming;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The released conventions, the latest, and both side by side. */
final class ConventionsTest {
    private static final Set<String> RELEASED = Set.of(
            "gen_ai.client.operation.duration",
            "gen_ai.client.token.usage",
            "gen_ai.client.operation.time_to_first_chunk");

    private static final Set<String> LATEST = Set.of(
            "gen_ai.client.inference.duration",
            "gen_ai.client.inference.time_to_first_chunk",
            "gen_ai.client.inference.usage.input_tokens",
            "gen_ai.client.inference.usage.output_tokens",
            "gen_ai.client.inference.usage.cache_read.input_tokens",
            "gen_ai.client.inference.usage.cache_write.input_tokens",
            "gen_ai.client.inference.usage.reasoning.output_tokens",
            "gen_ai.client.inference.operation.input_tokens",
            "gen_ai.client.inference.operation.output_tokens");

    private static RecordedTelemetry start(Conventions conventions) {
        return RecordedTelemetry.start(
                new TelemetrySettings(
                        null, null, Map.of(), null, Incoming.PARENT, conventions, CaptureContent.OFF, List.of(), false),
                model -> true);
    }

    private static void traffic(RecordedTelemetry recorded) {
        PlayedRoad.messages(recorded)
                .body("{\"model\": \"" + PlayedRoad.MODEL + "\", \"stream\": true, \"top_k\": 40}")
                .completed();
        PlayedRoad failed = PlayedRoad.messages(recorded).enter().read().call().head(529);
        failed.attemptEnded("overloaded_error").end(Outcome.UPSTREAM_ERROR, 529, "provider_error", "529");
        new PlayedRoad(recorded, "/v1/messages/count_tokens", Dialect.ANTHROPIC_TOKEN_COUNT).completed();
    }

    private static Set<String> clientMetrics(RecordedTelemetry recorded) {
        return recorded.metrics().stream()
                .map(MetricData::getName)
                .filter(name -> name.startsWith("gen_ai.client."))
                .collect(Collectors.toSet());
    }

    private static Attributes client(RecordedTelemetry recorded) {
        return recorded.spans().stream()
                .filter(span -> span.getKind() == SpanKind.CLIENT)
                .findFirst()
                .orElseThrow()
                .getAttributes();
    }

    @Test
    void theReleasedOnesAreTheDefault() {
        assertThat(TelemetrySettings.DEFAULT.genAi()).isEqualTo(Conventions.V1_41);
        try (RecordedTelemetry recorded = start(Conventions.V1_41)) {
            traffic(recorded);

            assertThat(clientMetrics(recorded)).isEqualTo(RELEASED);
            assertThat(client(recorded).get(longKey("gen_ai.usage.cache_creation.input_tokens")))
                    .isEqualTo(534);
            assertThat(client(recorded).get(doubleKey("gen_ai.request.top_k"))).isEqualTo(40.0);
        }
    }

    @Test
    void theLatestKeepTheOldDurationForWhatIsNoInference() {
        try (RecordedTelemetry recorded = start(Conventions.LATEST)) {
            traffic(recorded);

            assertThat(clientMetrics(recorded))
                    .containsAll(LATEST)
                    .hasSize(LATEST.size() + 1)
                    .contains("gen_ai.client.operation.duration");
            assertThat(recorded.points("gen_ai.client.operation.duration"))
                    .singleElement()
                    .satisfies(point ->
                            assertThat(((HistogramPointData) point).getCount()).isEqualTo(1));
            assertThat(client(recorded).get(longKey("gen_ai.usage.cache_write.input_tokens")))
                    .isEqualTo(534);
            assertThat(client(recorded).get(longKey("gen_ai.usage.cache_creation.input_tokens")))
                    .isNull();
            assertThat(client(recorded).get(longKey("gen_ai.request.top_k"))).isEqualTo(40);
        }
    }

    @Test
    void theLatestCountTokensOfEachCallAndZeroWhereNothingIsKnown() {
        try (RecordedTelemetry recorded = start(Conventions.LATEST)) {
            traffic(recorded);

            assertThat(recorded.points("gen_ai.client.inference.usage.input_tokens"))
                    .extracting(point -> ((LongPointData) point).getValue())
                    .containsExactlyInAnyOrder(4734L, 0L);
            assertThat(recorded.points("gen_ai.client.inference.usage.cache_write.input_tokens"))
                    .extracting(point -> ((LongPointData) point).getValue())
                    .containsExactlyInAnyOrder(534L, 0L);
            assertThat(recorded.points("gen_ai.client.inference.usage.input_tokens"))
                    .allSatisfy(point ->
                            assertThat(point.getAttributes().toString()).contains("gen_ai.token.modality=\"unknown\""));
        }
    }

    @Test
    void bothCountNothingTwice() {
        try (RecordedTelemetry recorded = start(Conventions.BOTH)) {
            traffic(recorded);

            assertThat(clientMetrics(recorded)).containsAll(RELEASED).containsAll(LATEST);
            assertThat(recorded.points("gen_ai.client.operation.duration"))
                    .hasSize(3)
                    .allSatisfy(point ->
                            assertThat(((HistogramPointData) point).getCount()).isEqualTo(1));
            assertThat(client(recorded).get(longKey("gen_ai.usage.cache_write.input_tokens")))
                    .isEqualTo(client(recorded).get(longKey("gen_ai.usage.cache_creation.input_tokens")));
        }
    }
}

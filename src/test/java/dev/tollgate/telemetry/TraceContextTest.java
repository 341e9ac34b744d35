package dev.tollgate.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.telemetry.TelemetrySettings.Incoming;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose trace an exchange belongs to, and what a provider gets of it. */
final class TraceContextTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";
    private static final String TRACEPARENT = "00-" + TRACE + "-" + PARENT + "-01";

    private static RecordedTelemetry start(Incoming incoming) {
        return RecordedTelemetry.start(new TelemetrySettings(null, null, Map.of(), null, incoming), model -> true);
    }

    private static PlayedRoad traced(RecordedTelemetry recorded) {
        PlayedRoad road = PlayedRoad.messages(recorded)
                .header("traceparent", TRACEPARENT)
                .header("tracestate", "vendor=1")
                .header("baggage", "user=secret");
        road.completed();
        return road;
    }

    private static SpanData span(RecordedTelemetry recorded, SpanKind kind) {
        return recorded.spans().stream()
                .filter(one -> one.getKind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aClientsTraceIsContinuedUpToTheProvider() {
        try (RecordedTelemetry recorded = start(Incoming.PARENT)) {
            PlayedRoad road = traced(recorded);

            SpanData server = span(recorded, SpanKind.SERVER);
            SpanData client = span(recorded, SpanKind.CLIENT);
            assertThat(server.getTraceId()).isEqualTo(TRACE);
            assertThat(server.getParentSpanId()).isEqualTo(PARENT);
            assertThat(road.upstreamHeaders().getAll("traceparent"))
                    .containsExactly("00-" + TRACE + "-" + client.getSpanId() + "-01");
            assertThat(road.upstreamHeaders().getAll("tracestate")).containsExactly("vendor=1");
            assertThat(road.upstreamHeaders().contains("baggage")).isFalse();
        }
    }

    @Test
    void aClientsTraceIsLinkedWhereItIsNotTrusted() {
        try (RecordedTelemetry recorded = start(Incoming.LINK)) {
            PlayedRoad road = traced(recorded);

            SpanData server = span(recorded, SpanKind.SERVER);
            assertThat(server.getTraceId()).isNotEqualTo(TRACE);
            assertThat(server.getLinks()).hasSize(1);
            assertThat(server.getLinks().getFirst().getSpanContext().getTraceId())
                    .isEqualTo(TRACE);
            assertThat(road.upstreamHeaders().get("traceparent")).contains(server.getTraceId());
            assertThat(road.upstreamHeaders().contains("tracestate")).isFalse();
        }
    }

    @Test
    void aClientsTraceIsIgnoredWhereItShallBe() {
        try (RecordedTelemetry recorded = start(Incoming.IGNORE)) {
            traced(recorded);

            SpanData server = span(recorded, SpanKind.SERVER);
            assertThat(server.getTraceId()).isNotEqualTo(TRACE);
            assertThat(server.getLinks()).isEmpty();
        }
    }

    @Test
    void aTraceparentThatIsNoneBeginsATrace() {
        try (RecordedTelemetry recorded = start(Incoming.PARENT)) {
            PlayedRoad road = PlayedRoad.messages(recorded).header("traceparent", "00-zzz-1-01");
            road.completed();

            SpanData server = span(recorded, SpanKind.SERVER);
            assertThat(server.getParentSpanContext().isValid()).isFalse();
            assertThat(road.upstreamHeaders().get("traceparent")).contains(server.getTraceId());
        }
    }

    @Test
    void aTraceThatTheClientDoesNotSampleIsNotRecordedButGoesOn() {
        try (RecordedTelemetry recorded = start(Incoming.PARENT)) {
            PlayedRoad road = PlayedRoad.messages(recorded).header("traceparent", "00-" + TRACE + "-" + PARENT + "-00");
            road.completed();

            assertThat(recorded.spans()).isEmpty();
            assertThat(road.upstreamHeaders().get("traceparent"))
                    .startsWith("00-" + TRACE)
                    .endsWith("-00");
            assertThat(recorded.points("gen_ai.client.operation.duration")).hasSize(1);
            assertThat(recorded.logs()).hasSize(1);
        }
    }
}

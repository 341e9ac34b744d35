package dev.tollgate.telemetry;

import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.telemetry.TelemetrySettings.CaptureContent;
import dev.tollgate.telemetry.TelemetrySettings.Conventions;
import dev.tollgate.telemetry.TelemetrySettings.Incoming;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Content goes where it is wanted and nowhere else. */
final class ContentTellingTest {
    private static final String QUESTION =
            "{\"model\": \"m\", \"messages\": [{\"role\": \"user\", \"content\": \"a secret question\"}]}";
    private static final String ANSWER =
            "{\"content\": [{\"type\": \"text\", \"text\": \"a secret answer\"}], \"stop_reason\": \"end_turn\"}";

    private static RecordedTelemetry exchange(CaptureContent capture, Map<String, String> variables) {
        TelemetrySettings settings = new TelemetrySettings(
                null, null, Map.of(), null, Incoming.PARENT, Conventions.V1_41, capture, List.of(), false);
        RecordedTelemetry recorded =
                RecordedTelemetry.start(settings, LoggingSettings.DEFAULT, model -> true, variables);
        PlayedRoad.messages(recorded).body(QUESTION).completedWith(ANSWER);
        return recorded;
    }

    private static SpanData client(RecordedTelemetry recorded) {
        return recorded.spans().stream()
                .filter(span -> span.getKind() == SpanKind.CLIENT)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itIsOffUnlessAskedFor() {
        try (RecordedTelemetry recorded = exchange(CaptureContent.OFF, Map.of())) {
            assertThat(recorded.spans().toString()).doesNotContain("secret");
            assertThat(recorded.logs().toString()).doesNotContain("secret");
            assertThat(recorded.metrics().toString()).doesNotContain("secret");
            assertThat(recorded.closedAccessLog()).doesNotContain("secret");
        }
    }

    @Test
    void itCanGoOntoTheClientSpan() {
        try (RecordedTelemetry recorded = exchange(CaptureContent.SPAN, Map.of())) {
            assertThat(client(recorded).getAttributes().get(stringKey("gen_ai.input.messages")))
                    .contains("a secret question");
            assertThat(client(recorded).getAttributes().get(stringKey("gen_ai.output.messages")))
                    .contains("a secret answer");
            assertThat(recorded.logs().toString()).doesNotContain("secret");
        }
    }

    @Test
    void itCanBeAnEventOfItsOwn() {
        try (RecordedTelemetry recorded = exchange(CaptureContent.EVENT, Map.of())) {
            assertThat(recorded.spans().toString()).doesNotContain("secret");
            assertThat(recorded.logs())
                    .filteredOn(log -> "gen_ai.client.inference.operation.details".equals(log.getEventName()))
                    .singleElement()
                    .satisfies(log -> {
                        assertThat(log.getSpanContext().getSpanId())
                                .isEqualTo(client(recorded).getSpanId());
                        assertThat(log.getAttributes().get(stringKey("gen_ai.output.messages")))
                                .contains("a secret answer");
                    });
            assertThat(recorded.logs())
                    .filteredOn(log -> "tollgate.request".equals(log.getEventName()))
                    .singleElement()
                    .satisfies(log -> assertThat(log.toString()).doesNotContain("secret"));
        }
    }

    @Test
    void theVariableOfOtherInstrumentationsIsHeeded() {
        String variable = "otel.instrumentation.genai.capture.message.content";
        try (RecordedTelemetry recorded = exchange(CaptureContent.OFF, Map.of(variable, "true"))) {
            assertThat(client(recorded).getAttributes().get(stringKey("gen_ai.input.messages")))
                    .isNotNull();
        }
        try (RecordedTelemetry recorded = exchange(CaptureContent.SPAN, Map.of(variable, "false"))) {
            assertThat(recorded.spans().toString()).doesNotContain("secret");
        }
    }
}

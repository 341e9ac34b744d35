package dev.tollgate.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.auth.Identity;
import dev.tollgate.pipeline.Outcome;
import dev.tollgate.telemetry.TelemetrySettings.CaptureContent;
import dev.tollgate.telemetry.TelemetrySettings.Conventions;
import dev.tollgate.telemetry.TelemetrySettings.Incoming;
import dev.tollgate.telemetry.TelemetrySettings.ToldHeader;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The log record of an exchange. */
final class RequestEventsTest {
    private static LogRecordData only(RecordedTelemetry recorded) {
        assertThat(recorded.logs()).hasSize(1);
        return recorded.logs().getFirst();
    }

    private static Map<String, String> texts(Attributes attributes) {
        Map<String, String> texts = new TreeMap<>();
        attributes.forEach((key, value) -> texts.put(key.getKey(), String.valueOf(value)));
        return texts;
    }

    @Test
    void holdsWhatTheLedgerKnows() {
        try (RecordedTelemetry recorded = RecordedTelemetry.start()) {
            PlayedRoad road = PlayedRoad.messages(recorded)
                    .header("x-claude-code-session-id", "session-1")
                    .header("x-claude-code-agent-id", "agent-1")
                    .header("x-claude-code-parent-agent-id", "agent-0")
                    .body("{\"model\": \"" + PlayedRoad.MODEL + "\", \"stream\": true}")
                    .enter()
                    .read();
            road.exchange().learn(new Identity("0123456789ab", "name", "user", "search", Map.of()));
            road.call().head(200).firstToken().answer(PlayedRoad.ANSWER).attemptEnded(null);
            road.end(Outcome.COMPLETED, 200, null, null);

            LogRecordData event = only(recorded);
            assertThat(event.getEventName()).isEqualTo("tollgate.request");
            assertThat(event.getSeverity()).isEqualTo(Severity.INFO);
            assertThat(event.getSpanContext().getSpanId())
                    .isEqualTo(recorded.spans().getLast().getSpanId());
            Map<String, String> texts = texts(event.getAttributes());
            assertThat(texts.remove("tollgate.time_to_first_token_us")).isNotNull();
            assertThat(texts)
                    .isEqualTo(Map.ofEntries(
                            Map.entry("tollgate.request.id", "req_1"),
                            Map.entry("http.request.method", "POST"),
                            Map.entry("http.route", "/v1/messages"),
                            Map.entry("url.path", "/v1/messages"),
                            Map.entry("http.response.status_code", "200"),
                            Map.entry("tollgate.dialect", "anthropic.messages"),
                            Map.entry("tollgate.key.id", "0123456789ab"),
                            Map.entry("tollgate.team", "search"),
                            Map.entry("tollgate.outcome", "completed"),
                            Map.entry("tollgate.attempts", "1"),
                            Map.entry("tollgate.duration_us", "1900000"),
                            Map.entry("gen_ai.operation.name", "chat"),
                            Map.entry("gen_ai.provider.name", "anthropic"),
                            Map.entry("gen_ai.request.model", PlayedRoad.MODEL),
                            Map.entry("gen_ai.request.stream", "true"),
                            Map.entry("gen_ai.response.model", PlayedRoad.MODEL),
                            Map.entry("gen_ai.response.id", "msg_1"),
                            Map.entry("gen_ai.conversation.id", "session-1"),
                            Map.entry("gen_ai.agent.id", "agent-1"),
                            Map.entry("tollgate.agent.parent_id", "agent-0"),
                            Map.entry("tollgate.target", "anthropic"),
                            Map.entry("tollgate.provider.request.id", "req_provider_1"),
                            Map.entry("tollgate.usage.source", "provider"),
                            Map.entry("gen_ai.usage.input_tokens", "4734"),
                            Map.entry("gen_ai.usage.output_tokens", "32"),
                            Map.entry("gen_ai.usage.cache_read.input_tokens", "4000"),
                            Map.entry("gen_ai.usage.cache_creation.input_tokens", "534"),
                            Map.entry("gen_ai.usage.reasoning.output_tokens", "8"),
                            Map.entry("tollgate.usage.cache_write_5m_tokens", "500"),
                            Map.entry("tollgate.usage.cache_write_1h_tokens", "34"),
                            Map.entry("tollgate.usage.service_tier", "standard"),
                            Map.entry("tollgate.cost", "0.0123456"),
                            Map.entry("tollgate.cost.nano_usd", "12345600"),
                            Map.entry("tollgate.cost.source", "priced")));
        }
    }

    @Test
    void itsSeveritySaysHowTheExchangeEnded() {
        try (RecordedTelemetry recorded = RecordedTelemetry.start()) {
            PlayedRoad.messages(recorded).enter().end(Outcome.CANCELLED, 0, "client_gone", null);
            PlayedRoad.messages(recorded).enter().end(Outcome.REJECTED, 401, "auth", null);
            PlayedRoad.messages(recorded).enter().end(Outcome.TIMEOUT, 504, "timeout", null);
            PlayedRoad.messages(recorded).enter().end(Outcome.INTERNAL, 500, "internal", null);

            assertThat(recorded.logs())
                    .extracting(LogRecordData::getSeverity)
                    .containsExactly(Severity.INFO, Severity.WARN, Severity.ERROR, Severity.ERROR);
        }
    }

    @Test
    void headersThatTheConfigurationNamesAreToldEverywhereButOnMetricsOnlyByTheirListedValues() {
        TelemetrySettings settings = new TelemetrySettings(
                null,
                null,
                Map.of(),
                null,
                Incoming.PARENT,
                Conventions.V1_41,
                CaptureContent.OFF,
                List.of(
                        new ToldHeader("x-team", "team", Set.of("search", "ads")),
                        new ToldHeader("x-ticket", "ticket", Set.of())),
                false);
        try (RecordedTelemetry recorded = RecordedTelemetry.start(settings, model -> true)) {
            PlayedRoad.messages(recorded)
                    .header("x-team", "search")
                    .header("x-ticket", "T-1")
                    .completed();
            PlayedRoad.messages(recorded).header("x-team", "made-up").completed();

            assertThat(texts(recorded.logs().getFirst().getAttributes()))
                    .containsEntry("tollgate.tag.team", "search")
                    .containsEntry("tollgate.tag.ticket", "T-1");
            assertThat(texts(recorded.spans().get(1).getAttributes()))
                    .containsEntry("tollgate.tag.team", "search")
                    .containsEntry("tollgate.tag.ticket", "T-1");
            assertThat(recorded.points("tollgate.cost"))
                    .extracting(point -> texts(point.getAttributes()).get("tollgate.tag.team"))
                    .containsExactlyInAnyOrder("search", "_other");
            assertThat(recorded.metrics().toString()).doesNotContain("T-1", "made-up");
        }
    }
}

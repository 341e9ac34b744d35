package dev.tollgate.telemetry;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.auth.Identity;
import dev.tollgate.pipeline.Outcome;
import dev.tollgate.telemetry.LoggingSettings.Format;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The line of an exchange, from its beginning to what stands on standard output. */
final class AccessLineTest {
    private static RecordedTelemetry start(LoggingSettings logging, Map<String, String> properties) {
        return RecordedTelemetry.start(TelemetrySettings.DEFAULT, logging, model -> true, properties);
    }

    private static RecordedTelemetry untraced() {
        return RecordedTelemetry.start(
                TelemetrySettings.DEFAULT,
                LoggingSettings.DEFAULT,
                model -> false,
                Map.of("otel.sdk.disabled", "true"));
    }

    @Test
    void isAgentgatewaysLine() {
        RecordedTelemetry recorded = untraced();
        PlayedRoad.messages(recorded)
                .body("{\"model\": \"claude-haiku-4-5-20251001\", \"temperature\": 0, \"max_tokens\": 512}")
                .completed();

        assertThat(recorded.closedAccessLog())
                .isEqualTo("2025-10-16T20:10:17.919575Z\tinfo\trequest gateway=bind/3000 listener=listener0"
                        + " route_rule=route0/default route=route0 endpoint=api.anthropic.com:443"
                        + " src.addr=127.0.0.1:59011 http.method=POST http.host=localhost"
                        + " http.path=/v1/messages?beta=true http.version=HTTP/1.1 http.status=200"
                        + " gen_ai.operation.name=chat gen_ai.provider.name=anthropic"
                        + " gen_ai.request.model=claude-haiku-4-5-20251001"
                        + " gen_ai.response.model=claude-haiku-4-5-20251001 gen_ai.usage.input_tokens=4734"
                        + " gen_ai.usage.output_tokens=32 gen_ai.request.temperature=0"
                        + " gen_ai.request.max_tokens=512 duration=1900ms cost=0.0123456\n");
    }

    @Test
    void hasTraceKeyAndCostWhereTheyAreKnown() {
        RecordedTelemetry recorded = start(LoggingSettings.DEFAULT, Map.of());
        PlayedRoad road = PlayedRoad.messages(recorded).enter().read();
        road.exchange().learn(new Identity("0123456789ab", "name", "user", "team", Map.of()));
        road.call().head(200).answer(PlayedRoad.ANSWER).attemptEnded(null).end(Outcome.COMPLETED, 200, null, null);
        String trace = recorded.spans().getLast().getTraceId();
        String span = recorded.spans().getLast().getSpanId();

        assertThat(recorded.closedAccessLog())
                .contains(" http.status=200 trace.id=" + trace + " span.id=" + span
                        + " key.id=0123456789ab gen_ai.operation.name=chat ")
                .endsWith(" duration=1900ms cost=0.0123456\n");
    }

    @Test
    void saysHowAnExchangeEndedThatDidNotEndWell() {
        RecordedTelemetry recorded = untraced();
        PlayedRoad road = PlayedRoad.messages(recorded).enter().read().call().head(200);
        road.attemptEnded("interrupted").end(Outcome.INTERRUPTED, 200, "cut", "the provider's answer broke off");
        PlayedRoad.messages(recorded).enter().end(Outcome.REJECTED, 404, "no_route", "No route for POST /x");
        PlayedRoad gone = PlayedRoad.messages(recorded).enter().read().call();
        gone.attemptEnded("cancelled").end(Outcome.CANCELLED, 0, "client_gone", null);

        String[] lines = recorded.closedAccessLog().split("\n", -1);
        assertThat(lines).hasSize(4);
        assertThat(lines[0])
                .contains("http.status=200")
                .endsWith(" duration=1900ms outcome=interrupted error=\"the provider's answer broke off\"");
        assertThat(lines[1])
                .contains("\trequest gateway=bind/3000 src.addr=")
                .endsWith(" http.status=404 duration=1900ms outcome=rejected error=\"No route for POST /x\"");
        assertThat(lines[2]).doesNotContain("http.status").endsWith(" outcome=cancelled error=client_gone");
    }

    @Test
    void isOneJsonObjectWhereThatIsAskedFor() {
        RecordedTelemetry recorded = start(
                new LoggingSettings("info", Format.JSON, true, Set.of("src.addr", "http.status")),
                Map.of("otel.sdk.disabled", "true"));
        PlayedRoad.messages(recorded)
                .body("{\"model\": \"claude \\\"x\\\"\", \"temperature\": 0.7}")
                .completed();

        assertThatJson(recorded.closedAccessLog()).isEqualTo("""
                {"level": "info", "time": "2025-10-16T20:10:17.919575Z", "scope": "request", "gateway": "bind/3000",
                 "listener": "listener0", "route_rule": "route0/default", "route": "route0",
                 "endpoint": "api.anthropic.com:443", "http.method": "POST", "http.host": "localhost",
                 "http.path": "/v1/messages?beta=true", "http.version": "HTTP/1.1",
                 "gen_ai.operation.name": "chat", "gen_ai.provider.name": "anthropic",
                 "gen_ai.request.model": "claude \\"x\\"", "gen_ai.response.model": "claude-haiku-4-5-20251001",
                 "gen_ai.usage.input_tokens": 4734, "gen_ai.usage.output_tokens": 32,
                 "gen_ai.request.temperature": 0.7, "duration": "1900ms", "cost": 0.0123456}""");
    }

    @Test
    void noRequestCanForgeALine() {
        RecordedTelemetry recorded = untraced();
        PlayedRoad.messages(recorded)
                .body("{\"model\": \"x\\n2025-10-16T20:10:17.919575Z\\tinfo\\trequest http.status=200 cost=0\"}")
                .header("host", "evil\" http.status=200 x=\"")
                .completed();
        PlayedRoad.messages(recorded)
                .body("{\"model\": \"a\\u0085b\\u2028c\\u202ed\\u001b[2K\\u0000\"}")
                .completed();

        String[] lines = recorded.closedAccessLog().split("[\n\r\u0085\u2028\u2029]", -1);
        assertThat(lines).hasSize(3);
        assertThat(lines[0])
                .contains("gen_ai.request.model=\"x\\n2025-10-16T20:10:17.919575Z\\tinfo\\trequest http.status=200"
                        + " cost=0\" ");
        assertThat(lines[1]).contains("gen_ai.request.model=\"a\\u0085b\\u2028c\\u202ed\\u001b[2K\\u0000\" ");
    }

    @Test
    void isNotWrittenWhereItIsNotWanted() {
        RecordedTelemetry recorded = start(new LoggingSettings("info", Format.TEXT, false, Set.of()), Map.of());
        PlayedRoad.completed(recorded);

        assertThat(recorded.closedAccessLog()).isEmpty();
    }
}

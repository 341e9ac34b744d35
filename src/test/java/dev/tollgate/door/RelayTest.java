package dev.tollgate.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.gateway.SidePort;
import dev.tollgate.telemetry.otlp.HttpCollector;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** OTLP of an agent, through the admin port to the collector. */
final class RelayTest {
    private static final byte[] SPANS = ExportTraceServiceRequest.newBuilder()
            .addResourceSpans(ResourceSpans.newBuilder()
                    .addScopeSpans(
                            ScopeSpans.newBuilder().addSpans(Span.newBuilder().setName("claude_code.interaction"))))
            .build()
            .toByteArray();

    private static final String CONFIGURATION = """
            config:
              adminAddr: "127.0.0.1:0"
              statsAddr: "127.0.0.1:0"
              readinessAddr: "127.0.0.1:0"
              ledger: { enabled: false }
              telemetry: { otlpEndpoint: "%s", otlpProtocol: http/protobuf, relay: %s }
            binds:
            - port: 0
              listeners:
              - routes:
                - backends:
                  - ai: { name: a, provider: { anthropic: {} } }
            """;

    private static int export(Door door, int port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/traces"))
                .header("content-type", "application/x-protobuf")
                .POST(HttpRequest.BodyPublishers.ofByteArray(SPANS))
                .build();
        return door.http().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Test
    void anAgentsSpansReachTheCollector() throws Exception {
        try (HttpCollector collector = HttpCollector.start();
                Door door = Door.open(CONFIGURATION.formatted(collector.endpoint(), "true"))) {
            assertThat(export(door, door.gateway().port(SidePort.ADMIN))).isEqualTo(200);
            assertThat(collector.received().spans()).extracting(Span::getName).contains("claude_code.interaction");
        }
    }

    @Test
    void theyDoNotWhereItIsOff() throws Exception {
        try (HttpCollector collector = HttpCollector.start();
                Door door = Door.open(CONFIGURATION.formatted(collector.endpoint(), "false"))) {
            assertThat(export(door, door.gateway().port(SidePort.ADMIN))).isEqualTo(404);
            assertThat(export(door, door.gateway().port(SidePort.STATS))).isEqualTo(404);
        }
    }
}

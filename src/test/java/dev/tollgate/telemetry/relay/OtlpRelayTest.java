package dev.tollgate.telemetry.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.telemetry.otlp.Collector;
import dev.tollgate.telemetry.otlp.GrpcCollector;
import dev.tollgate.telemetry.otlp.HttpCollector;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Exports of others reach the collector, whichever protocol it speaks. */
final class OtlpRelayTest {
    private static final byte[] SPANS = ExportTraceServiceRequest.newBuilder()
            .addResourceSpans(ResourceSpans.newBuilder()
                    .addScopeSpans(
                            ScopeSpans.newBuilder().addSpans(Span.newBuilder().setName("claude_code.interaction"))))
            .build()
            .toByteArray();

    private static OtlpRelay relay(String endpoint, String protocol) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "otel.exporter.otlp.endpoint", endpoint,
                "otel.exporter.otlp.protocol", protocol,
                "otel.exporter.otlp.headers", "x-tenant=acme%20inc"));
        return new OtlpRelay(properties::get);
    }

    private static Relayed send(OtlpRelay relay, String type, @Nullable String encoding, byte[] body) throws Exception {
        return relay.relay(new Export(OtlpSignal.TRACES, type, encoding, body))
                .toCompletableFuture()
                .get(15, TimeUnit.SECONDS);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static void arrives(Collector collector, String protocol, boolean packed) throws Exception {
        try (OtlpRelay relay = relay(collector.endpoint(), protocol)) {
            Relayed answer =
                    send(relay, "application/x-protobuf", packed ? "gzip" : null, packed ? gzip(SPANS) : SPANS);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(collector.received().spans())
                    .extracting(Span::getName)
                    .containsExactly("claude_code.interaction");
            assertThat(collector.received().headers().values()).contains("acme inc");
        }
    }

    @Test
    void overHttp() throws Exception {
        try (HttpCollector collector = HttpCollector.start()) {
            arrives(collector, "http/protobuf", false);
        }
    }

    @Test
    void overHttpAsCompressedAsItCame() throws Exception {
        try (HttpCollector collector = HttpCollector.start()) {
            arrives(collector, "http/protobuf", true);
        }
    }

    @Test
    void overGrpc() throws Exception {
        try (GrpcCollector collector = GrpcCollector.start()) {
            arrives(collector, "grpc", false);
        }
    }

    @Test
    void overGrpcUnpacked() throws Exception {
        try (GrpcCollector collector = GrpcCollector.start()) {
            arrives(collector, "grpc", true);
        }
    }

    @Test
    void jsonCannotBecomeGrpc() throws Exception {
        try (OtlpRelay relay = relay("http://127.0.0.1:1", "grpc")) {
            assertThat(send(relay, "application/json", null, new byte[0]).status())
                    .isEqualTo(415);
        }
    }

    @Test
    void theCollectorsRefusalIsPassedOn() throws Exception {
        try (HttpCollector collector = HttpCollector.start();
                OtlpRelay relay = relay(collector.endpoint(), "http/protobuf")) {
            collector.answers(429);

            assertThat(send(relay, "application/x-protobuf", null, SPANS).status())
                    .isEqualTo(429);
        }
    }

    @Test
    void withoutACollectorExportersAreToldToComeAgain() throws Exception {
        int free;
        try (HttpCollector gone = HttpCollector.start()) {
            free = gone.port();
        }
        for (String protocol : new String[] {"http/protobuf", "grpc"}) {
            try (OtlpRelay relay = relay("http://127.0.0.1:" + free, protocol)) {
                assertThat(send(relay, "application/x-protobuf", null, SPANS).status())
                        .isEqualTo(503);
            }
        }
    }

    @Test
    void withoutAnEndpointThereIsNothingToPassOnTo() throws Exception {
        try (OtlpRelay relay = new OtlpRelay(name -> null)) {
            assertThat(send(relay, "application/x-protobuf", null, SPANS).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void anEndpointOfOneSignalIsTakenAsItIs() {
        Map<String, String> properties = Map.of(
                "otel.exporter.otlp.traces.endpoint", "http://a:4318/x",
                "otel.exporter.otlp.traces.protocol", "http/protobuf",
                "otel.exporter.otlp.endpoint", "https://b:4317/");

        assertThat(Destination.of(OtlpSignal.TRACES, properties::get))
                .isEqualTo(new Destination("http://a:4318/x", false, Map.of()));
        assertThat(Destination.of(OtlpSignal.LOGS, properties::get))
                .isEqualTo(new Destination(
                        "https://b:4317/opentelemetry.proto.collector.logs.v1.LogsService/Export", true, Map.of()));
    }
}

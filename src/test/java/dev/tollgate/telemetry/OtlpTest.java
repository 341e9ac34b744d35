package dev.tollgate.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.telemetry.TelemetrySettings.Incoming;
import dev.tollgate.telemetry.otlp.Collector;
import dev.tollgate.telemetry.otlp.GrpcCollector;
import dev.tollgate.telemetry.otlp.HttpCollector;
import dev.tollgate.telemetry.otlp.Received;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** All three signals over real OTLP, to a collector that decodes them. */
final class OtlpTest {
    private static final LoggingSettings QUIET =
            new LoggingSettings("info", LoggingSettings.Format.TEXT, false, Set.of());

    private static void exchange(Collector collector, String protocol) {
        TelemetrySettings settings = new TelemetrySettings(
                collector.endpoint(), protocol, Map.of("x-tenant", "acme"), null, Incoming.PARENT);
        try (Telemetry telemetry =
                Telemetry.start(settings, QUIET, model -> true, OutputStream.nullOutputStream(), sdk -> {})) {
            PlayedRoad.messages(telemetry)
                    .body("{\"model\": \"" + PlayedRoad.MODEL + "\", \"stream\": true, \"temperature\": 0.5}")
                    .completed();
            LoggerFactory.getLogger("dev.tollgate.test").warn("something happened", new IllegalStateException("why"));
        }
    }

    @Test
    void allSignalsArriveOverHttp() throws IOException {
        try (HttpCollector collector = HttpCollector.start()) {
            exchange(collector, "http/protobuf");
            check(collector.received());
        }
    }

    @Test
    void allSignalsArriveOverGrpc() {
        try (GrpcCollector collector = GrpcCollector.start()) {
            exchange(collector, "grpc");
            check(collector.received());
        }
    }

    private static void check(Received received) {
        assertThat(received.headers().entrySet()).anySatisfy(header -> {
            assertThat(header.getKey()).isEqualToIgnoringCase("x-tenant");
            assertThat(header.getValue()).isEqualTo("acme");
        });
        assertThat(Received.texts(received.resource().getAttributesList()))
                .containsEntry("service.name", "tollgate")
                .containsKeys("service.version", "service.instance.id");
        checkSpans(received.spans());
        checkMetrics(received.metrics());
        checkTheSdksOwn(received.metrics());
        checkLogs(received);
    }

    private static void checkSpans(List<Span> spans) {
        assertThat(spans)
                .extracting(Span::getName)
                .containsExactlyInAnyOrder("POST /v1/messages", "chat " + PlayedRoad.MODEL);
        Span client = spans.stream()
                .filter(span -> span.getKind() == Span.SpanKind.SPAN_KIND_CLIENT)
                .findFirst()
                .orElseThrow();
        assertThat(Received.texts(client.getAttributesList()))
                .containsEntry("gen_ai.usage.input_tokens", "4734")
                .containsEntry("gen_ai.request.temperature", "0.5")
                .containsEntry("gen_ai.request.stream", "true");
    }

    private static void checkMetrics(List<Metric> metrics) {
        assertThat(metrics)
                .extracting(Metric::getName)
                .contains(
                        "gen_ai.client.operation.duration",
                        "gen_ai.client.token.usage",
                        "gen_ai.server.time_to_first_token",
                        "http.server.request.duration");
        assertThat(metrics)
                .filteredOn(metric -> metric.getName().equals("http.server.request.duration"))
                .first()
                .satisfies(metric -> assertThat(
                                metric.getHistogram().getDataPoints(0).getExemplarsList())
                        .hasSize(1));
    }

    /** What the SDK tells of itself depends on what happened; all that it told is on the page. */
    private static void checkTheSdksOwn(List<Metric> metrics) {
        Map<String, List<String>> documented = TelemetryPage.table("The SDK");
        List<Metric> own = metrics.stream()
                .filter(metric -> metric.getName().startsWith("otel."))
                .toList();
        assertThat(own).extracting(Metric::getName).contains("otel.sdk.processor.span.queue.size");
        for (Metric metric : own) {
            assertThat(documented).containsKey(metric.getName());
            List<String> cells = documented.getOrDefault(metric.getName(), List.of());
            assertThat(cells.getFirst()).as(metric.getName()).endsWith(", " + metric.getUnit());
            assertThat(TelemetryPage.names(cells.get(1))).as(metric.getName()).containsAll(labels(metric));
        }
    }

    private static Set<String> labels(Metric metric) {
        return Stream.of(
                        metric.getSum().getDataPointsList().stream().map(NumberDataPoint::getAttributesList),
                        metric.getHistogram().getDataPointsList().stream().map(HistogramDataPoint::getAttributesList))
                .flatMap(points -> points)
                .flatMap(List::stream)
                .map(KeyValue::getKey)
                .collect(Collectors.toSet());
    }

    private static void checkLogs(Received received) {
        assertThat(received.logs())
                .filteredOn(record -> record.getEventName().equals("tollgate.request"))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.getTraceId())
                            .isEqualTo(received.spans().getFirst().getTraceId());
                    assertThat(Received.texts(record.getAttributesList()))
                            .containsEntry("tollgate.request.id", "req_1")
                            .containsEntry("tollgate.outcome", "completed")
                            .containsEntry("gen_ai.usage.output_tokens", "32");
                });
        assertThat(received.logs())
                .filteredOn(record -> record.getBody().getStringValue().equals("something happened"))
                .singleElement()
                .satisfies(record -> assertThat(Received.texts(record.getAttributesList()))
                        .containsEntry("exception.message", "why"));
    }
}

package dev.tollgate.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.telemetry.otlp.HttpCollector;
import dev.tollgate.telemetry.otlp.Received;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The standard variables, each by what a collector sees of it. {@code OTEL_A_B} is the SDK's property {@code otel.a.b}, and is set
 * here as that.
 */
final class OtelVariablesTest {
    private static final LoggingSettings QUIET =
            new LoggingSettings("info", LoggingSettings.Format.TEXT, false, Set.of());

    private HttpCollector collector;

    @BeforeEach
    void listen() throws IOException {
        collector = HttpCollector.start();
    }

    @AfterEach
    void close() {
        collector.close();
    }

    private Telemetry start(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.putIfAbsent("otel.exporter.otlp.protocol", "http/protobuf");
        return Telemetry.start(
                TelemetrySettings.DEFAULT,
                QUIET,
                model -> true,
                OutputStream.nullOutputStream(),
                sdk -> sdk.addPropertiesCustomizer(config -> all));
    }

    /** One exchange with the collector as endpoint, from start to close. */
    private Received exchange(String... variables) {
        Map<String, String> all = new HashMap<>(Map.of("otel.exporter.otlp.endpoint", collector.endpoint()));
        for (int i = 0; i < variables.length; i += 2) {
            all.put(variables[i], variables[i + 1]);
        }
        try (Telemetry telemetry = start(all)) {
            PlayedRoad.completed(telemetry);
        }
        return collector.received();
    }

    private void awaitThat(Predicate<Received> condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.test(collector.received()) && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(condition.test(collector.received())).isTrue();
    }

    private static Metric metric(Received received, String name) {
        return received.metrics().stream()
                .filter(metric -> metric.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void endpointSendsAllThreeSignals() {
        Received received = exchange();

        assertThat(received.spans()).hasSize(2);
        assertThat(received.metrics()).isNotEmpty();
        assertThat(received.logs()).isNotEmpty();
    }

    @Test
    void withoutAnEndpointNothingIsSent() {
        try (Telemetry telemetry = start(Map.of())) {
            PlayedRoad road = PlayedRoad.messages(telemetry);
            road.completed();

            assertThat(road.upstreamHeaders().contains("traceparent")).isFalse();
            assertThat(telemetry.scrape(null).body()).isNotEmpty();
        }
        assertThat(collector.requests()).isZero();
    }

    @Test
    void anEndpointOfOneSignalSendsThatOne() {
        try (Telemetry telemetry =
                start(Map.of("otel.exporter.otlp.traces.endpoint", collector.endpoint() + "/v1/traces"))) {
            PlayedRoad.completed(telemetry);
        }

        assertThat(collector.received().spans()).hasSize(2);
        assertThat(collector.received().metrics()).isEmpty();
        assertThat(collector.received().logs()).isEmpty();
    }

    @Test
    void anExporterCanBeSwitchedOff() {
        Received received = exchange("otel.logs.exporter", "none", "otel.traces.exporter", "none");

        assertThat(received.spans()).isEmpty();
        assertThat(received.logs()).isEmpty();
        assertThat(received.metrics()).isNotEmpty();
    }

    @Test
    void theSdkCanBeSwitchedOff() {
        exchange("otel.sdk.disabled", "true");

        assertThat(collector.requests()).isZero();
    }

    @Test
    void headersGoWithEachExport() {
        exchange("otel.exporter.otlp.headers", "api-key=secret");

        assertThat(collector.received().headers()).containsEntry("Api-key", "secret");
    }

    @Test
    void exportsCanBeCompressed() {
        Received received = exchange("otel.exporter.otlp.compression", "gzip");

        assertThat(received.headers()).containsEntry("Content-encoding", "gzip");
        assertThat(received.spans()).hasSize(2);
    }

    @Test
    void theServiceHasAName() {
        Received received =
                exchange("otel.service.name", "gate-7", "otel.resource.attributes", "deployment.environment.name=prod");

        assertThat(Received.texts(received.resource().getAttributesList()))
                .containsEntry("service.name", "gate-7")
                .containsEntry("deployment.environment.name", "prod");
    }

    @Test
    void theServicesNameCanBeAResourceAttribute() {
        Received received = exchange("otel.resource.attributes", "service.name=gate-8,service.version=9");

        assertThat(Received.texts(received.resource().getAttributesList()))
                .containsEntry("service.name", "gate-8")
                .containsEntry("service.version", "9");
    }

    @Test
    void aSamplerLeavesOutSpansAndNothingElse() {
        Received received = exchange("otel.traces.sampler", "traceidratio", "otel.traces.sampler.arg", "0");

        assertThat(received.spans()).isEmpty();
        assertThat(metric(received, "gen_ai.client.operation.duration")
                        .getHistogram()
                        .getDataPoints(0)
                        .getCount())
                .isEqualTo(1);
        assertThat(received.logs())
                .anySatisfy(record -> assertThat(record.getEventName()).isEqualTo("tollgate.request"));
    }

    @Test
    void intervalsAreKept() throws InterruptedException {
        try (Telemetry telemetry = start(Map.of(
                "otel.exporter.otlp.endpoint", collector.endpoint(),
                "otel.metric.export.interval", "50",
                "otel.bsp.schedule.delay", "50",
                "otel.blrp.schedule.delay", "50"))) {
            PlayedRoad.completed(telemetry);

            awaitThat(received -> received.spans().size() == 2
                    && !received.metrics().isEmpty()
                    && !received.logs().isEmpty());
        }
    }

    @Test
    void spansHaveLimits() {
        Received received = exchange("otel.span.attribute.count.limit", "3", "otel.attribute.value.length.limit", "4");

        assertThat(received.spans()).allSatisfy(span -> {
            assertThat(span.getAttributesCount()).isEqualTo(3);
            assertThat(Received.texts(span.getAttributesList()).values())
                    .allSatisfy(value -> assertThat(value).hasSizeLessThanOrEqualTo(4));
        });
    }

    @Test
    void exemplarsCanBeSwitchedOff() {
        Received received = exchange("otel.metrics.exemplar.filter", "always_off");

        assertThat(metric(received, "http.server.request.duration")
                        .getHistogram()
                        .getDataPoints(0)
                        .getExemplarsList())
                .isEmpty();
    }

    @Test
    void temporalityAndHistogramsAreByPreference() {
        Received received = exchange(
                "otel.exporter.otlp.metrics.temporality.preference", "delta",
                "otel.exporter.otlp.metrics.default.histogram.aggregation", "base2_exponential_bucket_histogram");

        assertThat(metric(received, "tollgate.upstream.attempts").getSum().getAggregationTemporality())
                .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA);
        assertThat(metric(received, "http.server.request.duration").hasExponentialHistogram())
                .isTrue();
    }

    @Test
    void propagatorsDecideWhatAProviderGets() {
        try (Telemetry telemetry =
                start(Map.of("otel.exporter.otlp.endpoint", collector.endpoint(), "otel.propagators", "none"))) {
            PlayedRoad road = PlayedRoad.messages(telemetry)
                    .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            road.completed();

            assertThat(road.upstreamHeaders().contains("traceparent")).isFalse();
        }
        assertThat(collector.received().spans())
                .extracting(Span::getTraceId)
                .noneMatch(id -> id.toString().contains("0af7651916cd43dd"));
    }

    @Test
    void theSdkTellsOfItself() {
        Received received = exchange();

        assertThat(received.metrics()).extracting(Metric::getName).anyMatch(name -> name.startsWith("otel.sdk."));
    }

    @Test
    void aValueThatTheSdkDoesNotKnowIsSaid() {
        assertThatThrownBy(
                        () -> start(Map.of("otel.traces.sampler", "sometimes")).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("otel.traces.sampler")
                .hasMessageContaining("sometimes");
    }

    @Test
    void aConfigurationFileNeedsAnArtifactThatIsNotThere() {
        // looked for before settings are asked
        System.setProperty("otel.config.file", "/etc/otel.yaml");
        try {
            assertThatThrownBy(() -> start(Map.of()).close())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("declarative-config");
        } finally {
            System.clearProperty("otel.config.file");
        }
    }
}

package dev.tollgate.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tollgate.telemetry.otlp.HttpCollector;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** A collector that is away, slow or unwilling: no exchange notices, what is lost is counted, and it comes back. */
@Timeout(60)
final class CollectorTroubleTest {
    private static final int QUEUE = 64;
    private static final int EXCHANGES = 2000;

    private static Telemetry start(String endpoint) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "otel.exporter.otlp.endpoint",
                endpoint,
                "otel.exporter.otlp.protocol",
                "http/protobuf",
                "otel.exporter.otlp.timeout",
                "500",
                "otel.java.exporter.otlp.retry.disabled",
                "true",
                "otel.bsp.max.queue.size",
                String.valueOf(QUEUE),
                "otel.bsp.max.export.batch.size",
                String.valueOf(QUEUE),
                "otel.bsp.schedule.delay",
                "20",
                "otel.blrp.max.queue.size",
                String.valueOf(QUEUE),
                "otel.blrp.max.export.batch.size",
                String.valueOf(QUEUE)));
        variables.put("otel.metric.export.interval", "100");
        return Telemetry.start(
                TelemetrySettings.DEFAULT,
                new LoggingSettings("info", LoggingSettings.Format.TEXT, false, Set.of()),
                model -> true,
                OutputStream.nullOutputStream(),
                sdk -> sdk.addPropertiesCustomizer(config -> variables));
    }

    private static double value(Telemetry telemetry, String series) {
        String text = new String(telemetry.scrape(null).body(), UTF_8);
        Matcher line = Pattern.compile("^" + Pattern.quote(series) + ".* ([0-9.E+]+)$", Pattern.MULTILINE)
                .matcher(text);
        double sum = 0;
        while (line.find()) {
            sum += Double.parseDouble(line.group(1));
        }
        return sum;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static Duration exchanges(Telemetry telemetry, int count) {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            PlayedRoad.completed(telemetry);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void aCollectorThatIsAwayIsSaidOnceAndNothingWaitsForIt() throws Exception {
        int free;
        try (HttpCollector gone = HttpCollector.start()) {
            free = gone.port();
        }
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        Logger sdk = (Logger) LoggerFactory.getLogger("io.opentelemetry");
        sdk.addAppender(said);
        Telemetry telemetry = start("http://127.0.0.1:" + free);
        try {
            Duration taken = exchanges(telemetry, EXCHANGES);

            assertThat(taken).isLessThan(Duration.ofSeconds(20));
            await(() -> value(telemetry, "otel_sdk_exporter_span_exported_total{error_type=") > 0);
            assertThat(value(telemetry, "otel_sdk_processor_span_processed_total{error_type=\"queue_full\""))
                    .isPositive();
            assertThat(value(telemetry, "otel_sdk_processor_span_queue_size")).isLessThanOrEqualTo(QUEUE);
            Thread.sleep(500);
            assertThat(List.copyOf(said.list))
                    .extracting(ILoggingEvent::getLoggerName)
                    .doesNotHaveDuplicates();
        } finally {
            sdk.detachAppender(said);
        }

        try (HttpCollector back = HttpCollector.start(free)) {
            PlayedRoad.completed(telemetry);
            await(() -> !back.received().spans().isEmpty()
                    && !back.received().metrics().isEmpty());
        } finally {
            telemetry.close();
        }
    }

    @Test
    void aCollectorThatIsSlowCostsSpansAndNoTime() throws IOException {
        try (HttpCollector collector = HttpCollector.start()) {
            collector.delays(400);
            try (Telemetry telemetry = start(collector.endpoint())) {
                Duration taken = exchanges(telemetry, EXCHANGES);

                assertThat(taken).isLessThan(Duration.ofSeconds(20));
                assertThat(value(telemetry, "otel_sdk_processor_span_processed_total{error_type=\"queue_full\""))
                        .isPositive();
            }
            assertThat(collector.received().spans()).isNotEmpty();
        }
    }

    @Test
    void aCollectorThatRefusesIsCounted() throws Exception {
        try (HttpCollector collector = HttpCollector.start()) {
            collector.answers(403);
            try (Telemetry telemetry = start(collector.endpoint())) {
                PlayedRoad.completed(telemetry);
                await(() -> value(telemetry, "otel_sdk_exporter_span_exported_total{error_type=") == 2);
            }
        }
    }

    @Test
    void closingDoesNotWaitForACollectorThatNeverAnswers() throws IOException {
        try (HttpCollector collector = HttpCollector.start()) {
            collector.delays(60_000);
            Telemetry telemetry = Telemetry.start(
                    TelemetrySettings.DEFAULT,
                    LoggingSettings.DEFAULT,
                    model -> false,
                    OutputStream.nullOutputStream(),
                    sdk -> sdk.addPropertiesCustomizer(config -> Map.of(
                            "otel.exporter.otlp.endpoint",
                            collector.endpoint(),
                            "otel.exporter.otlp.protocol",
                            "http/protobuf")));
            PlayedRoad.completed(telemetry);
            long start = System.nanoTime();
            telemetry.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
        }
    }
}

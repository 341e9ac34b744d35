package dev.tollgate.telemetry;

import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Telemetry whose every signal is kept in memory. */
public final class RecordedTelemetry implements AutoCloseable {
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
    private final InMemoryLogRecordExporter logs = InMemoryLogRecordExporter.create();
    private final ByteArrayOutputStream accessLog = new ByteArrayOutputStream();
    private final Telemetry telemetry;

    private RecordedTelemetry(
            TelemetrySettings settings, LoggingSettings logging, KnownModels models, Map<String, String> properties) {
        telemetry = Telemetry.start(settings, logging, models, accessLog, sdk -> record(sdk, properties));
    }

    private void record(AutoConfigurationCustomizer sdk, Map<String, String> properties) {
        sdk.addPropertiesSupplier(() -> Map.of("otel.traces.sampler", "parentbased_always_on"))
                .addPropertiesCustomizer(config -> properties)
                .addTracerProviderCustomizer(
                        (provider, config) -> provider.addSpanProcessor(SimpleSpanProcessor.create(spans)))
                .addMeterProviderCustomizer((provider, config) -> provider.registerMetricReader(metrics))
                .addLoggerProviderCustomizer(
                        (provider, config) -> provider.addLogRecordProcessor(SimpleLogRecordProcessor.create(logs)));
    }

    /** With default settings. */
    public static RecordedTelemetry start() {
        return start(TelemetrySettings.DEFAULT, model -> true);
    }

    public static RecordedTelemetry start(TelemetrySettings settings, KnownModels models) {
        return start(settings, LoggingSettings.DEFAULT, models, Map.of());
    }

    /** @param properties of the SDK, as if variables had set them */
    public static RecordedTelemetry start(
            TelemetrySettings settings, LoggingSettings logging, KnownModels models, Map<String, String> properties) {
        return new RecordedTelemetry(settings, logging, models, properties);
    }

    public Telemetry telemetry() {
        return telemetry;
    }

    /** The spans that have ended, in the order of their ends. */
    public List<SpanData> spans() {
        return spans.getFinishedSpanItems();
    }

    public Collection<MetricData> metrics() {
        return metrics.collectAllMetrics();
    }

    /** The points of a metric, none when there is no such metric. */
    public List<PointData> points(String name) {
        return metrics().stream()
                .filter(metric -> metric.getName().equals(name))
                .flatMap(metric -> metric.getData().getPoints().stream())
                .map(PointData.class::cast)
                .toList();
    }

    /** The one histogram point of a metric whose attributes fit. */
    public HistogramPointData histogram(String name, Predicate<PointData> which) {
        List<PointData> fitting = points(name).stream().filter(which).toList();
        if (fitting.size() != 1) {
            throw new AssertionError(name + " has " + fitting + " (expected: one point), of " + points(name));
        }
        return (HistogramPointData) fitting.getFirst();
    }

    public List<LogRecordData> logs() {
        return logs.getFinishedLogRecordItems();
    }

    /** What the access log has written when it has been closed. */
    public String closedAccessLog() {
        telemetry.close();
        return accessLog.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        telemetry.close();
    }
}

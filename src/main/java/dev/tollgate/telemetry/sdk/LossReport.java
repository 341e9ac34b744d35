package dev.tollgate.telemetry.sdk;

import io.opentelemetry.exporter.prometheus.PrometheusMetricReader;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once a minute what telemetry was lost, by the SDK's own counters: what a full queue would not take and what no collector
 * would.
 */
final class LossReport implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LossReport.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final String COUNTERS = "otel_sdk_";

    private final PrometheusMetricReader metrics;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("telemetry-losses").unstarted(task));
    private Map<String, Long> known = Map.of();

    private LossReport(PrometheusMetricReader metrics) {
        this.metrics = metrics;
    }

    static LossReport start(PrometheusMetricReader metrics, Exporters exporters) {
        LossReport report = new LossReport(metrics);
        if (exporters.any()) {
            long period = PERIOD.toSeconds();
            report.timer.scheduleAtFixedRate(report::tell, period, period, TimeUnit.SECONDS);
        }
        return report;
    }

    void tell() {
        try {
            Map<String, Long> now = losses();
            now.forEach((what, count) -> {
                long lost = count - known.getOrDefault(what, 0L);
                if (lost > 0) {
                    LOG.warn("Telemetry was lost in the last minute: {} of {}", lost, what);
                }
            });
            known = now;
        } catch (RuntimeException e) {
            LOG.warn("The loss of telemetry could not be counted", e);
        }
    }

    /** By counter and reason, such as {@code otel_sdk_processor_span_processed, queue_full}. */
    Map<String, Long> losses() {
        Map<String, Long> losses = new TreeMap<>();
        for (MetricSnapshot metric : metrics.collect()) {
            String name = metric.getMetadata().getPrometheusName();
            if (name.startsWith(COUNTERS) && metric instanceof CounterSnapshot counter) {
                for (CounterSnapshot.CounterDataPointSnapshot point : counter.getDataPoints()) {
                    String reason = point.getLabels().get("error_type");
                    if (reason != null) {
                        losses.merge(name + ", " + reason, (long) point.getValue(), Long::sum);
                    }
                }
            }
        }
        return losses;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

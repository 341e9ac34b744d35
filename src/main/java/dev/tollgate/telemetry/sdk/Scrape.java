package dev.tollgate.telemetry.sdk;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The metrics at one moment, as text for Prometheus.
 *
 * @param contentType of {@code body}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Scrape(String contentType, byte[] body) {
    private static final ExpositionFormatWriter OPEN_METRICS = OpenMetricsTextFormatWriter.create();
    private static final ExpositionFormatWriter PROMETHEUS = PrometheusTextFormatWriter.create();
    private static final int USUAL_SIZE = 64 * 1024;

    /**
     * @param accept the {@code accept} header: OpenMetrics where it asks for that, which alone has exemplars, else
     *     Prometheus' own text
     */
    static Scrape of(MetricSnapshots metrics, @Nullable String accept) {
        ExpositionFormatWriter writer = accept != null && OPEN_METRICS.accepts(accept) ? OPEN_METRICS : PROMETHEUS;
        ByteArrayOutputStream body = new ByteArrayOutputStream(USUAL_SIZE);
        try {
            writer.write(body, metrics, EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Scrape(writer.getContentType(), body.toByteArray());
    }
}

package dev.tollgate.telemetry.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.exporter.prometheus.PrometheusMetricReader;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What was lost is said once, not again and again. */
final class LossReportTest {
    @Test
    void eachLossIsSaidInTheMinuteAfterIt() {
        PrometheusMetricReader metrics = PrometheusMetricReader.create();
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        Logger logger = (Logger) LoggerFactory.getLogger(LossReport.class);
        logger.addAppender(said);
        try (SdkMeterProvider provider =
                        SdkMeterProvider.builder().registerMetricReader(metrics).build();
                LossReport report = LossReport.start(metrics, new Exporters())) {
            LongCounter processed = provider.get("test")
                    .counterBuilder("otel.sdk.processor.span.processed")
                    .build();
            processed.add(100);
            report.tell();
            processed.add(7, Attributes.of(AttributeKey.stringKey("error.type"), "queue_full"));
            report.tell();
            report.tell();
            processed.add(2, Attributes.of(AttributeKey.stringKey("error.type"), "queue_full"));
            report.tell();
        } finally {
            logger.detachAppender(said);
        }

        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Telemetry was lost in the last minute: 7 of otel_sdk_processor_span_processed, queue_full",
                        "Telemetry was lost in the last minute: 2 of otel_sdk_processor_span_processed, queue_full");
    }
}

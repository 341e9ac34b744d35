package dev.tollgate.telemetry.sdk;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.exporter.prometheus.PrometheusMetricReader;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running SDK: made from the standard variables, closed with all that is left in its queues sent. */
public final class Sdk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sdk.class);
    /** A collector that is away must not keep the process from ending. */
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final OpenTelemetrySdk sdk;
    private final PrometheusMetricReader metrics;
    private final Exporters exporters;
    private final LossReport losses;
    private final ApplicationLog applicationLog;

    private Sdk(OpenTelemetrySdk sdk, PrometheusMetricReader metrics, Exporters exporters) {
        this.sdk = sdk;
        this.metrics = metrics;
        this.exporters = exporters;
        this.losses = LossReport.start(metrics, exporters);
        this.applicationLog = ApplicationLog.attach(sdk.getLogsBridge(), exporters.logs());
    }

    /**
     * Starts it.
     *
     * @param settings by the names of the SDK's properties; the {@code OTEL_*} variables and {@code otel.*} system properties
     *     win over them
     * @param customization comes before everything of ours
     * @throws IllegalArgumentException when a variable or setting has a value that the SDK does not know
     */
    public static Sdk start(Map<String, String> settings, Consumer<AutoConfigurationCustomizer> customization) {
        SdkLog.takeOver();
        PrometheusMetricReader metrics = PrometheusMetricReader.builder()
                .setOtelScopeLabelsEnabled(false)
                .build();
        AutoConfiguredOpenTelemetrySdkBuilder builder = AutoConfiguredOpenTelemetrySdk.builder()
                .disableShutdownHook()
                .addPropertiesSupplier(() -> settings)
                .addPropertiesSupplier(Defaults::properties);
        customization.accept(builder);
        Exporters exporters = new Exporters();
        builder.addPropertiesCustomizer(exporters::choose)
                .addResourceCustomizer(Defaults::resource)
                .addMeterProviderCustomizer((provider, config) -> provider.registerMetricReader(metrics));
        try {
            return new Sdk(builder.build().getOpenTelemetrySdk(), metrics, exporters);
        } catch (ConfigurationException e) {
            throw new IllegalArgumentException("OpenTelemetry cannot start by its variables: " + e.getMessage(), e);
        }
    }

    /** What the SDK goes by under this name, a variable or a setting; null where nothing is said. */
    public @Nullable String property(String name) {
        return exporters.property(name);
    }

    public OpenTelemetry openTelemetry() {
        return sdk;
    }

    /** The metrics as they stand. */
    public Scrape scrape(@Nullable String accept) {
        return Scrape.of(metrics.collect(), accept);
    }

    /** Sends what waits in the queues, for five seconds at most. */
    @Override
    public void close() {
        applicationLog.close();
        losses.close();
        // the SDK waits for its exporters in places, so it is given a thread to wait on
        Thread closing = Thread.ofPlatform()
                .daemon()
                .name("telemetry-close")
                .start(() -> sdk.shutdown().join(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS));
        try {
            if (!closing.join(LONGEST_CLOSE)) {
                LOG.warn("Telemetry could not all be sent within {} s", LONGEST_CLOSE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

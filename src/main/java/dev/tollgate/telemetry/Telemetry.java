package dev.tollgate.telemetry;

import dev.tollgate.pipeline.Exchange;
import dev.tollgate.telemetry.TelemetrySettings.CaptureContent;
import dev.tollgate.telemetry.accesslog.AccessLog;
import dev.tollgate.telemetry.relay.OtlpRelay;
import dev.tollgate.telemetry.sdk.Scrape;
import dev.tollgate.telemetry.sdk.Sdk;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's telemetry: started before the first port is open, closed after the last stream has ended. Safe from any thread.
 */
public final class Telemetry implements AutoCloseable {
    /** The instrumentation scope of everything that is told. */
    private static final String SCOPE = "dev.tollgate";

    private final Sdk sdk;
    private final Instrumentation instrumentation;
    private final GatewayMetrics gateway;
    private final @Nullable OtlpRelay relay;

    private Telemetry(Sdk sdk, Instrumentation instrumentation, GatewayMetrics gateway, @Nullable OtlpRelay relay) {
        this.sdk = sdk;
        this.instrumentation = instrumentation;
        this.gateway = gateway;
        this.relay = relay;
    }

    /** Starts with the access log on standard output. {@code models} bounds the labels of metrics. */
    public static Telemetry start(TelemetrySettings settings, LoggingSettings logging, KnownModels models) {
        // not System.out: its lock is held while a slow reader blocks it, and with it whoever else prints
        return start(settings, logging, models, new FileOutputStream(FileDescriptor.out), customizer -> {});
    }

    /**
     * Starts with the access log on {@code out}.
     *
     * @param customization of the SDK, such as exporters that keep what they get
     * @throws IllegalArgumentException when a variable or setting has a value that the SDK does not know
     */
    public static Telemetry start(
            TelemetrySettings settings,
            LoggingSettings logging,
            KnownModels models,
            OutputStream out,
            Consumer<AutoConfigurationCustomizer> customization) {
        Sdk sdk = Sdk.start(SdkProperties.of(settings), customization);
        Meter meter = sdk.openTelemetry().getMeter(SCOPE);
        AccessLog accessLog = logging.accessLog()
                ? AccessLog.open(out, logging.format() == LoggingSettings.Format.JSON, logging.remove())
                : null;
        if (accessLog != null) {
            meter.counterBuilder("tollgate.accesslog.dropped")
                    .setUnit("{line}")
                    .setDescription("Lines that the access log had no room for.")
                    .buildWithCallback(count -> count.record(accessLog.dropped()));
        }
        return new Telemetry(
                sdk,
                instrumentation(sdk, meter, settings, models, accessLog),
                new GatewayMetrics(meter),
                settings.relay() ? new OtlpRelay(sdk::property) : null);
    }

    private static Instrumentation instrumentation(
            Sdk sdk, Meter meter, TelemetrySettings settings, KnownModels models, @Nullable AccessLog accessLog) {
        OpenTelemetry otel = sdk.openTelemetry();
        Tracer tracer = otel.getTracer(SCOPE);
        TextMapPropagator propagator = otel.getPropagators().getTextMapPropagator();
        SpanNames names = SpanNames.of(settings.genAi());
        return new Instrumentation(
                new Tags(settings.headers()),
                new ServerSpans(tracer, propagator, settings.incoming()),
                new ClientSpans(tracer, propagator, names),
                new HttpMetrics(meter),
                new ServerMetrics(meter),
                ClientMetrics.of(settings.genAi(), meter),
                new UsageMetrics(meter),
                new RoadMetrics(meter),
                new ModelLabels(models),
                new ErrorLabels(),
                new RequestEvents(otel.getLogsBridge().get(SCOPE), names),
                new ContentTelling(
                        captureContent(settings, sdk), otel.getLogsBridge().get(SCOPE)),
                accessLog);
    }

    /** The variable that other instrumentations go by says yes or no; the configuration can also say where. */
    private static CaptureContent captureContent(TelemetrySettings settings, Sdk sdk) {
        String variable = sdk.property("otel.instrumentation.genai.capture.message.content");
        if (variable == null) {
            return settings.captureContent();
        }
        return switch (variable.toLowerCase(Locale.ROOT)) {
            case "true", "span_only", "span_and_event" -> CaptureContent.SPAN;
            case "event_only" -> CaptureContent.EVENT;
            default -> CaptureContent.OFF;
        };
    }

    /** Has an exchange that has just come in watched to its end. */
    void watch(Exchange exchange) {
        exchange.watch(ExchangeWatcher.begin(exchange, instrumentation));
    }

    /** Passes on the OTLP of others, or null where that is not wanted. */
    @Nullable
    OtlpRelay relay() {
        return relay;
    }

    /** What other rooms have to tell. */
    public GatewayMetrics gateway() {
        return gateway;
    }

    /** Makes instruments of the gateway's own. */
    public Meter meter() {
        return sdk.openTelemetry().getMeter(SCOPE);
    }

    /** The metrics as they stand, for Prometheus; {@code accept} is the header of that name. */
    public Scrape scrape(@Nullable String accept) {
        return sdk.scrape(accept);
    }

    /** Writes and sends all that is waiting, as far as anyone takes it within some seconds. */
    @Override
    public void close() {
        if (instrumentation.accessLog() != null) {
            instrumentation.accessLog().close();
        }
        if (relay != null) {
            relay.close();
        }
        sdk.close();
    }
}

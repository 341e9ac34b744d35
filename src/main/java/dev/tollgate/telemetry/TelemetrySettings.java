package dev.tollgate.telemetry;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where telemetry goes and what it holds; the standard {@code OTEL_*} variables win over all of it.
 *
 * @param otlpEndpoint URL of a collector; null exports nothing unless a variable says so
 * @param otlpProtocol {@code grpc} or {@code http/protobuf}; null leaves the SDK's default
 * @param otlpHeaders sent with each export; secret
 * @param sampling share of new traces that are recorded, 0 to 1; null leaves the SDK's default
 * @param incoming what becomes of a client's {@code traceparent}
 */
public record TelemetrySettings(
        @Nullable String otlpEndpoint,
        @Nullable String otlpProtocol,
        Map<String, String> otlpHeaders,
        @Nullable Double sampling,
        Incoming incoming) {
    /** What becomes of a client's {@code traceparent}. */
    public enum Incoming {
        /** The SERVER span continues the client's trace. */
        PARENT,
        /** The SERVER span begins a trace of its own and links to the client's. */
        LINK,
        /** It is not looked at. */
        IGNORE
    }

    public static final TelemetrySettings DEFAULT = new TelemetrySettings(null, null, Map.of(), null, Incoming.PARENT);

    public TelemetrySettings {
        otlpHeaders = Map.copyOf(otlpHeaders);
    }
}

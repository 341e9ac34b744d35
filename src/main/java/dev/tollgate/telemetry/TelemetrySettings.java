package dev.tollgate.telemetry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where telemetry goes and what it holds; the standard {@code OTEL_*} variables win over all of it.
 *
 * @param otlpEndpoint URL of a collector; null exports nothing unless a variable says so
 * @param otlpProtocol {@code grpc} or {@code http/protobuf}; null leaves the SDK's default
 * @param otlpHeaders sent with each export; secret
 * @param sampling share of new traces that are recorded, 0 to 1; null leaves the SDK's default
 * @param incoming what becomes of a client's {@code traceparent}
 * @param genAi which version of the GenAI conventions names spans' attributes and metrics
 * @param captureContent whether what was asked and answered is told, and on what
 * @param headers request headers that are told under another name
 * @param relay whether OTLP that comes to the admin port is passed on to the collector
 */
public record TelemetrySettings(
        @Nullable String otlpEndpoint,
        @Nullable String otlpProtocol,
        Map<String, String> otlpHeaders,
        @Nullable Double sampling,
        Incoming incoming,
        Conventions genAi,
        CaptureContent captureContent,
        List<ToldHeader> headers,
        boolean relay) {
    /** What becomes of a client's {@code traceparent}. */
    public enum Incoming {
        /** The SERVER span continues the client's trace. */
        PARENT,
        /** The SERVER span begins a trace of its own and links to the client's. */
        LINK,
        /** It is not looked at. */
        IGNORE
    }

    /** A version of OpenTelemetry's GenAI conventions. */
    public enum Conventions {
        /** The last released set, which collectors and dashboards know. */
        V1_41,
        /** The unreleased names that the conventions have moved to since. */
        LATEST,
        /** The one and the other side by side. */
        BOTH
    }

    /** Where the content of questions and answers goes. */
    public enum CaptureContent {
        OFF,
        /** Onto the log record of the request. */
        EVENT,
        /** Onto the CLIENT span. */
        SPAN
    }

    /**
     * A request header that becomes an attribute.
     *
     * @param header its name, in small letters
     * @param attribute the name that it is told under, after {@code tollgate.tag.}
     * @param values the values that it may have as a label of metrics; empty keeps it off metrics
     */
    public record ToldHeader(String header, String attribute, Set<String> values) {
        public ToldHeader {
            values = Set.copyOf(values);
        }
    }

    public static final TelemetrySettings DEFAULT = new TelemetrySettings(null, null, Map.of(), null, Incoming.PARENT);

    public TelemetrySettings {
        otlpHeaders = Map.copyOf(otlpHeaders);
        headers = List.copyOf(headers);
    }

    /** With the released conventions, no content and no headers. */
    public TelemetrySettings(
            @Nullable String otlpEndpoint,
            @Nullable String otlpProtocol,
            Map<String, String> otlpHeaders,
            @Nullable Double sampling,
            Incoming incoming) {
        this(
                otlpEndpoint,
                otlpProtocol,
                otlpHeaders,
                sampling,
                incoming,
                Conventions.V1_41,
                CaptureContent.OFF,
                List.of(),
                false);
    }

    /** Without the headers' values, which are secret. */
    @Override
    public String toString() {
        return "TelemetrySettings[otlpEndpoint=" + otlpEndpoint + ", otlpProtocol=" + otlpProtocol + ", otlpHeaders="
                + otlpHeaders.keySet() + ", sampling=" + sampling + ", incoming=" + incoming + ", genAi=" + genAi
                + ", captureContent=" + captureContent + ", headers=" + headers + ", relay=" + relay + "]";
    }
}

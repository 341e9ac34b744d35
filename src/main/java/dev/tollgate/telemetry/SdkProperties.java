package dev.tollgate.telemetry;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings by the names of the SDK's properties. */
final class SdkProperties {
    private SdkProperties() {}

    static Map<String, String> of(TelemetrySettings settings) {
        Map<String, String> properties = new HashMap<>();
        if (settings.otlpEndpoint() != null) {
            properties.put("otel.exporter.otlp.endpoint", settings.otlpEndpoint());
        }
        if (settings.otlpProtocol() != null) {
            properties.put("otel.exporter.otlp.protocol", settings.otlpProtocol());
        }
        if (!settings.otlpHeaders().isEmpty()) {
            properties.put(
                    "otel.exporter.otlp.headers",
                    settings.otlpHeaders().entrySet().stream()
                            .map(header -> header.getKey() + "=" + header.getValue())
                            .collect(Collectors.joining(",")));
        }
        if (settings.sampling() != null) {
            properties.put("otel.traces.sampler", "parentbased_traceidratio");
            properties.put("otel.traces.sampler.arg", settings.sampling().toString());
        }
        return properties;
    }
}

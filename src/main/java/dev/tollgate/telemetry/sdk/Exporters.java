package dev.tollgate.telemetry.sdk;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which signals are exported: over OTLP where an endpoint is named, else not at all, unless {@code OTEL_*_EXPORTER} says
 * otherwise. The SDK's own default would look for a collector on localhost.
 */
final class Exporters {
    private static final String NONE = "none";
    private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
    private static final String SAMPLER = "otel.traces.sampler";

    private final Map<String, String> chosen = new HashMap<>();
    private @Nullable ConfigProperties config;

    /** The properties to overrule. */
    Map<String, String> choose(ConfigProperties config) {
        this.config = config;
        Map<String, String> properties = new HashMap<>();
        for (String signal : List.of("traces", "metrics", "logs")) {
            String key = "otel." + signal + ".exporter";
            String exporter = config.getString(key);
            if (exporter == null) {
                boolean named = config.getString(ENDPOINT) != null
                        || config.getString("otel.exporter.otlp." + signal + ".endpoint") != null;
                exporter = named ? "otlp" : NONE;
                properties.put(key, exporter);
            }
            chosen.put(signal, exporter);
        }
        if (!exports("traces") && config.getString(SAMPLER) == null) {
            // spans would be recorded for nobody, and providers told that there is a trace
            properties.put(SAMPLER, "always_off");
        }
        return properties;
    }

    @Nullable
    String property(String name) {
        return config == null ? null : config.getString(name);
    }

    boolean logs() {
        return exports("logs");
    }

    boolean any() {
        return exports("traces") || exports("metrics") || exports("logs");
    }

    private boolean exports(String signal) {
        return !chosen.getOrDefault(signal, NONE).equals(NONE);
    }
}

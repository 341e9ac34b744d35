package dev.tollgate.telemetry.relay;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where one signal goes: where the gateway's own goes, by the same variables.
 *
 * @param headers of each export; secret
 */
record Destination(String url, boolean grpc, Map<String, String> headers) {
    private static final String OTLP = "otel.exporter.otlp.";

    /** Null where no endpoint is named. {@code properties} are those of the SDK. */
    static @Nullable Destination of(OtlpSignal signal, Function<String, @Nullable String> properties) {
        String own = properties.apply(OTLP + signal.text() + ".endpoint");
        String common = properties.apply(OTLP + "endpoint");
        String endpoint = own == null ? common : own;
        if (endpoint == null) {
            return null;
        }
        boolean grpc = "grpc".equals(either(signal, "protocol", "grpc", properties));
        String base = endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
        // the endpoint of one signal over HTTP is a whole URL, that of all is a base
        String path = grpc ? signal.grpcPath() : own == null ? signal.httpPath() : "";
        return new Destination(base + path, grpc, headers(either(signal, "headers", "", properties)));
    }

    private static String either(
            OtlpSignal signal, String name, String otherwise, Function<String, @Nullable String> properties) {
        String own = properties.apply(OTLP + signal.text() + "." + name);
        String common = properties.apply(OTLP + name);
        return own != null ? own : common != null ? common : otherwise;
    }

    /** {@code name=value,name=value}, the values percent-encoded, by the specification of OTLP exporters. */
    private static Map<String, String> headers(String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                headers.put(
                        pair.substring(0, equals).trim(),
                        decoded(pair.substring(equals + 1).trim()));
            }
        }
        return headers;
    }

    private static String decoded(String value) {
        try {
            return value.indexOf('%') < 0
                    ? value
                    : URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}

package dev.tollgate.telemetry;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpHeaders;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How trace context is read from and written to headers. */
final class TraceHeaders {
    /** Of whoever sent them: a provider gets the gateway's instead, and baggage never. */
    static final List<String> CLIENTS_OWN = List.of("traceparent", "tracestate", "baggage");

    static final TextMapSetter<MutableHttpHeaders> SETTER = (headers, name, value) -> {
        if (headers != null) {
            headers.set(name, value);
        }
    };

    static final TextMapGetter<HttpHeaders> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(HttpHeaders headers) {
            return headers.names();
        }

        @Override
        public @Nullable String get(@Nullable HttpHeaders headers, String name) {
            return headers == null ? null : headers.get(name);
        }

        @Override
        public Iterator<String> getAll(@Nullable HttpHeaders headers, String name) {
            return headers == null
                    ? List.<String>of().iterator()
                    : headers.getAll(name).iterator();
        }
    };

    private TraceHeaders() {}
}

package dev.tollgate.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** {@code http.server.*}, by OpenTelemetry's HTTP conventions. */
final class HttpMetrics {
    private final DoubleHistogram duration;
    private final LongUpDownCounter active;
    private final AttributeCache<Under, Attributes> actives = new AttributeCache<>(HttpMetrics::set);
    private final AttributeCache<Labels, Attributes> sets = new AttributeCache<>(HttpMetrics::set);

    private record Under(String method, String scheme) {}

    private record Labels(
            String method,
            String route,
            int status,
            String scheme,
            @Nullable String errorType) {}

    HttpMetrics(Meter meter) {
        duration = Instruments.seconds(
                meter,
                "http.server.request.duration",
                Buckets.HTTP,
                "Time from the first byte of a request to the last byte of its answer.");
        active = meter.upDownCounterBuilder("http.server.active_requests")
                .setUnit("{request}")
                .setDescription("Requests that are being answered.")
                .build();
    }

    void begun(Entrance entrance) {
        active.add(1, actives.get(new Under(entrance.method(), entrance.scheme())), Context.root());
    }

    void ended(Summary summary, @Nullable String errorType, Context context) {
        Entrance entrance = summary.entrance();
        active.add(-1, actives.get(new Under(entrance.method(), entrance.scheme())), Context.root());
        Labels labels =
                new Labels(entrance.method(), summary.route(), summary.ending().status(), entrance.scheme(), errorType);
        duration.record(Moments.seconds(summary.nanos()), sets.get(labels), context);
    }

    private static Attributes set(Under labels) {
        return Attributes.of(Http.METHOD, labels.method(), Http.SCHEME, labels.scheme());
    }

    private static Attributes set(Labels labels) {
        AttributesBuilder builder = Attributes.builder()
                .put(Http.METHOD, labels.method())
                .put(Http.ROUTE, labels.route())
                .put(Http.SCHEME, labels.scheme());
        if (labels.status() > 0) {
            builder.put(Http.STATUS, (long) labels.status());
        }
        LabelSets.put(builder, Http.ERROR_TYPE, labels.errorType());
        return builder.build();
    }
}

package dev.tollgate.telemetry;

import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.Phase;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** {@link Phase#TELEMETRY}: has every exchange watched from its beginning. */
@ServerFilter("/**")
@Requires(bean = Telemetry.class)
final class TelemetryFilter implements Ordered {
    private final Telemetry telemetry;

    TelemetryFilter(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    @Override
    public int getOrder() {
        return Phase.TELEMETRY.order();
    }

    @RequestFilter
    void watch(HttpRequest<?> request) {
        Exchange exchange = Exchange.of(request);
        if (exchange != null) {
            telemetry.watch(exchange);
        }
    }
}

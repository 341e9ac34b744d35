package dev.tollgate.gateway;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/** Keeps the side ports apart: one server carries them all, and what belongs to one is not found on another. */
@ServerFilter("/**")
final class SidePortFilter implements Ordered {
    private final Ports ports;

    SidePortFilter(Ports ports) {
        this.ports = ports;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        SidePort side = ports.side(request.getServerAddress().getPort());
        return side == null || side.serves(request.getPath()) ? null : HttpResponse.notFound();
    }
}

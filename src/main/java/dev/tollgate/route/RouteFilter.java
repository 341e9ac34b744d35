package dev.tollgate.route;

import dev.tollgate.pipeline.ErrorKind;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.GatewayError;
import dev.tollgate.pipeline.Phase;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/** {@link Phase#ROUTE}: learns {@link Routed}; answers what needs no provider: probes and CORS preflights. */
@ServerFilter("/**")
final class RouteFilter implements Ordered {
    private final ActiveRoutes routes;

    RouteFilter(ActiveRoutes routes) {
        this.routes = routes;
    }

    @Override
    public int getOrder() {
        return Phase.ROUTE.order();
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> route(HttpRequest<?> request) {
        Exchange exchange = Exchange.of(request);
        if (exchange == null) {
            return null;
        }
        if (isProbe(request)) {
            return HttpResponse.ok();
        }
        Routed routed = routed(exchange);
        exchange.learn(routed);
        exchange.speaks(Detection.dialect(routed.type(), request.getPath(), exchange.family()));
        Cors cors = routed.route().policies().find(Cors.class);
        return cors != null && CorsAnswers.isPreflight(request) ? CorsAnswers.preflight(cors, request) : null;
    }

    @ResponseFilter
    void addCors(HttpRequest<?> request, MutableHttpResponse<?> response) {
        Exchange exchange = Exchange.of(request);
        Routed routed = exchange == null ? null : exchange.find(Routed.class);
        Cors cors = routed == null ? null : routed.route().policies().find(Cors.class);
        if (cors != null) {
            CorsAnswers.decorate(cors, request, response.getHeaders());
        }
    }

    /** Claude Code asks these before it does anything, and without a key. */
    private static boolean isProbe(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.HEAD
                && (request.getPath().equals("/") || request.getPath().equals("/api/hello"));
    }

    private Routed routed(Exchange exchange) {
        HttpRequest<?> request = exchange.request();
        int port = request.getServerAddress().getPort();
        String host =
                HostNames.of(request.getHeaders().get("host", String.class).orElse(""));
        Bind bind = routes.bind(port);
        Listener listener = bind == null ? null : Router.listener(bind, host);
        if (bind == null || listener == null) {
            throw notFound("No listener for host " + host + " on port " + port);
        }
        Router.Match match = Router.match(
                listener,
                new Router.RequestLine(
                        host,
                        request.getMethodName(),
                        request.getPath(),
                        name -> request.getHeaders().getAll(name),
                        name -> request.getParameters().getAll(name)));
        if (match == null) {
            throw notFound("No route for " + request.getMethodName() + " " + request.getPath() + " on listener "
                    + listener.name() + " of port " + port);
        }
        RouteType type = Router.type(match.route().types(), request.getPath());
        if (type == null) {
            throw notFound("Route " + match.route().name() + " has no type for path " + request.getPath()
                    + " (expected: a path that ends in one of "
                    + match.route().types().bySuffix().keySet() + ")");
        }
        return new Routed(bind, listener, match.route(), Detection.resolve(type, request.getPath()), match.condition());
    }

    private static GatewayError notFound(String message) {
        return GatewayError.client(ErrorKind.NOT_FOUND, "no_route", message);
    }
}

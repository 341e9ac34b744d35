package dev.tollgate.pipeline;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.netty.NettyHttpRequest;
import java.time.Clock;

/**
 * {@link Phase#ACCEPT}: where a request enters, and where an answer leaves that is not a relayed stream.
 *
 * <p>Every answer carries {@code x-tollgate-request-id}; {@code request-id} (Anthropic) and {@code x-request-id} (OpenAI and
 * others) are added where the provider gave none, since clients quote them in their own logs.
 */
@ServerFilter("/**")
final class AcceptFilter implements Ordered {
    private final TrafficPorts ports;
    private final Clock clock = Clock.systemUTC();

    AcceptFilter(TrafficPorts ports) {
        this.ports = ports;
    }

    @Override
    public int getOrder() {
        return Phase.ACCEPT.order();
    }

    @RequestFilter
    void enter(HttpRequest<?> request) {
        if (ports.carriesTraffic(request.getServerAddress().getPort())) {
            String id = RequestIds.takenOverOrMade(request.getHeaders().get(RequestIds.HEADER));
            if (standsForMalformed(request)) {
                throw GatewayError.client(
                        ErrorKind.INVALID_REQUEST, "malformed", "The path and query of the request make no valid URI");
            }
            Exchange exchange = Exchange.open(request, id, clock.instant(), System.nanoTime());
            if (request instanceof NettyHttpRequest<?> netty) {
                BusyConnections.count(exchange, netty.getChannelHandlerContext().channel());
            }
        }
    }

    @ResponseFilter
    void leave(HttpRequest<?> request, MutableHttpResponse<?> response) {
        Exchange exchange = Exchange.of(request);
        if (exchange == null) {
            return;
        }
        MutableHttpHeaders headers = response.getHeaders();
        headers.set("x-tollgate-request-id", exchange.requestId());
        addIfMissing(headers, RequestIds.HEADER, exchange.requestId());
        addIfMissing(headers, "request-id", exchange.requestId());
        if (!exchange.streamEndsIt()) {
            exchange.end(exchange.ending(response.code()));
        }
    }

    /** Micronaut sends a request for {@code /} without any header down the filters in place of one whose URI is malformed. */
    private static boolean standsForMalformed(HttpRequest<?> request) {
        return request.getPath().equals("/") && request.getHeaders().names().isEmpty();
    }

    private static void addIfMissing(MutableHttpHeaders headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.add(name, value);
        }
    }
}

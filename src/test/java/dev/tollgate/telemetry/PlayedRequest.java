package dev.tollgate.telemetry;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import java.net.InetSocketAddress;

/** A request as if it had come over a socket. */
final class PlayedRequest extends HttpRequestWrapper<Object> {
    static final InetSocketAddress CLIENT = new InetSocketAddress("127.0.0.1", 59011);
    static final InetSocketAddress SERVER = new InetSocketAddress("127.0.0.1", 3000);

    PlayedRequest(HttpRequest<Object> request) {
        super(request);
    }

    @Override
    public InetSocketAddress getRemoteAddress() {
        return CLIENT;
    }

    @Override
    public InetSocketAddress getServerAddress() {
        return SERVER;
    }
}

package dev.tollgate.gateway;

import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import java.time.Duration;

/** The server settings of one port: a server that relays must neither cut, nor compress, nor decorate. */
final class ListenerConfigurations {
    static final long SIDE_MAX_BODY = 1024 * 1024;
    private static final int LARGEST_HEAD = 64 * 1024;
    private static final int LONGEST_LINE = 16 * 1024;
    private static final Duration NEVER = Duration.ofSeconds(-1);

    private ListenerConfigurations() {}

    static NettyHttpServerConfiguration of(String host, int port, long maxBody) {
        NettyHttpServerConfiguration configuration = new NettyHttpServerConfiguration();
        configuration.setHost(host);
        configuration.setPort(port == 0 ? -1 : port);
        configuration.setMaxRequestSize(maxBody);
        configuration.setMaxRequestBufferSize(maxBody);
        configuration.setMaxHeaderSize(LARGEST_HEAD);
        configuration.setMaxInitialLineLength(LONGEST_LINE);
        configuration.setIdleTimeout(NEVER);
        configuration.setReadIdleTimeout(NEVER);
        configuration.setWriteIdleTimeout(NEVER);
        configuration.setDateHeader(false);
        configuration.setCompressionThreshold(-1);
        configuration.setRequestDecompressionEnabled(false);
        // with the newer handlers a reset of an HTTP/2 stream is not noticed while its answer is awaited
        configuration.setLegacyMultiplexHandlers(true);
        return configuration;
    }
}

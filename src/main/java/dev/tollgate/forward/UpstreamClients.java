package dev.tollgate.forward;

import io.micronaut.context.BeanContext;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.HttpClientConfiguration;
import io.micronaut.http.client.LoadBalancer;
import io.micronaut.http.client.RawHttpClient;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP client, with its pool of connections, for each provider's address and TLS setting. They share the server's event
 * loops, and a request stays on the loop of its client connection.
 */
@Singleton
final class UpstreamClients {
    /** Longer than any limit of ours: the client's own limit must never be what cuts an exchange. */
    private static final Duration NEVER = Duration.ofDays(1);
    /** Shorter than the keep-alive of common servers (60 s), so that a pooled connection is rarely one that just closed. */
    private static final Duration POOL_IDLE = Duration.ofSeconds(50);

    private static final List<String> PROTOCOLS = List.of("h2", "http/1.1");
    private static final int MANY = 20_000;
    private static final int LARGEST_HEAD = 128 * 1024;

    private final BeanContext beans;
    private final Map<Key, RawHttpClient> clients = new ConcurrentHashMap<>();

    private record Key(URI base, @Nullable BackendTls tls, Duration connect) {}

    UpstreamClients(BeanContext beans) {
        this.beans = beans;
    }

    RawHttpClient of(URI base, @Nullable BackendTls tls, Duration connect) {
        return clients.computeIfAbsent(new Key(base, tls, connect), this::create);
    }

    private RawHttpClient create(Key key) {
        HttpClientConfiguration configuration =
                key.tls() == null ? new DefaultHttpClientConfiguration() : new UpstreamTls.Configuration(key.tls());
        configuration.setConnectTimeout(key.connect());
        configuration.setReadTimeout(NEVER);
        configuration.setReadIdleTimeout(NEVER);
        configuration.setConnectionPoolIdleTimeout(POOL_IDLE);
        configuration.setExceptionOnErrorStatus(false);
        configuration.setFollowRedirects(false);
        configuration.setDecompressionEnabled(false);
        configuration.setMaxContentLength(Integer.MAX_VALUE);
        configuration.setMaxHeaderSize(LARGEST_HEAD);
        HttpClientConfiguration.ConnectionPoolConfiguration pool = configuration.getConnectionPoolConfiguration();
        pool.setEnabled(true);
        pool.setMaxPendingConnections(MANY);
        pool.setMaxPendingAcquires(MANY);
        pool.setMaxConcurrentHttp1Connections(MANY);
        pool.setMaxConcurrentHttp2Connections(Runtime.getRuntime().availableProcessors() * 4);
        pool.setConnectionLocality(
                HttpClientConfiguration.ConnectionPoolConfiguration.ConnectionLocality.ENFORCED_IF_SAME_GROUP);
        configuration.setAlpnModes(
                key.tls() == null || key.tls().alpn().isEmpty()
                        ? PROTOCOLS
                        : key.tls().alpn());
        return (RawHttpClient) beans.createBean(HttpClient.class, LoadBalancer.fixed(key.base()), configuration);
    }

    @PreDestroy
    void close() {
        clients.values().forEach(client -> ((HttpClient) client).close());
    }
}

package dev.tollgate.gateway;

import dev.tollgate.admin.AdminPort;
import dev.tollgate.route.ActiveRoutes;
import dev.tollgate.route.Bind;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.http.server.netty.NettyEmbeddedServerFactory;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The ports that are open: each is a server of its own on the same event loops and filters. */
@Singleton
final class Ports implements AdminPort {
    private final NettyEmbeddedServerFactory factory;
    private final ActiveRoutes routes;
    private final Map<SidePort, NettyEmbeddedServer> sides = new EnumMap<>(SidePort.class);
    private final List<NettyEmbeddedServer> leaving = new ArrayList<>();
    private List<Traffic> traffic = List.of();
    private volatile Map<Integer, SidePort> sideByPort = Map.of();

    /** A configured bind and the server that is open for it. */
    private record Traffic(Bind bind, NettyEmbeddedServer server) {}

    Ports(NettyEmbeddedServerFactory factory, ActiveRoutes routes) {
        this.factory = factory;
        this.routes = routes;
    }

    synchronized void openSide(SidePort side, InetSocketAddress address) throws IOException {
        NettyEmbeddedServer server =
                open(address.getHostString(), address.getPort(), ListenerConfigurations.SIDE_MAX_BODY);
        sides.put(side, server);
        Map<Integer, SidePort> known = new HashMap<>(sideByPort);
        known.put(server.getPort(), side);
        sideByPort = Map.copyOf(known);
    }

    /** Opens what is new, swaps the routes, then lets go of what is no longer named. */
    synchronized void serve(List<Bind> binds, long maxBody) throws IOException {
        List<Traffic> next = new ArrayList<>();
        List<Traffic> fresh = new ArrayList<>();
        try {
            for (Bind bind : binds) {
                Traffic kept = kept(bind);
                if (kept == null) {
                    Traffic opened = new Traffic(bind, open(bind.address(), bind.port(), maxBody));
                    fresh.add(opened);
                    next.add(opened);
                } else {
                    next.add(new Traffic(bind, kept.server()));
                }
            }
        } catch (IOException e) {
            fresh.forEach(opened -> opened.server().stop());
            throw e;
        }
        List<Traffic> before = traffic;
        traffic = List.copyOf(next);
        Map<Integer, Bind> byPort = new HashMap<>();
        next.forEach(one -> byPort.put(one.server().getPort(), one.bind()));
        // what is leaving still answers the requests that it has taken
        before.forEach(one -> byPort.putIfAbsent(one.server().getPort(), one.bind()));
        routes.swap(byPort);
        for (Traffic old : before) {
            if (next.stream().noneMatch(one -> one.server() == old.server())) {
                leave(old.server());
            }
        }
    }

    private @Nullable Traffic kept(Bind bind) {
        return traffic.stream()
                .filter(one ->
                        one.bind().port() == bind.port() && one.bind().address().equals(bind.address()))
                .findFirst()
                .orElse(null);
    }

    private void leave(NettyEmbeddedServer server) {
        leaving.add(server);
        server.shutdownGracefully().whenComplete((done, failure) -> {
            synchronized (this) {
                leaving.remove(server);
            }
            server.stop();
        });
    }

    private NettyEmbeddedServer open(String host, int port, long maxBody) throws IOException {
        NettyEmbeddedServer server = factory.build(ListenerConfigurations.of(host, port, maxBody), null);
        try {
            server.start();
            return server;
        } catch (RuntimeException e) {
            server.stop();
            throw new IOException("Port " + port + " on " + host + " cannot be opened: " + rootMessage(e), e);
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    @Override
    public boolean isAdmin(int port) {
        return side(port) == SidePort.ADMIN;
    }

    @Nullable
    SidePort side(int port) {
        return sideByPort.get(port);
    }

    synchronized int port(SidePort side) {
        NettyEmbeddedServer server = sides.get(side);
        if (server == null) {
            throw new IllegalStateException(side + " is not open");
        }
        return server.getPort();
    }

    synchronized List<Integer> trafficPorts() {
        return traffic.stream().map(one -> one.server().getPort()).toList();
    }

    /** Takes no new connections and waits for those that are busy. */
    boolean drain(Duration limit) {
        List<CompletableFuture<?>> ends = new ArrayList<>();
        synchronized (this) {
            traffic.forEach(one -> ends.add(one.server().shutdownGracefully().toCompletableFuture()));
        }
        try {
            CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    synchronized void close() {
        traffic.forEach(one -> one.server().stop());
        leaving.forEach(NettyEmbeddedServer::stop);
        sides.values().forEach(NettyEmbeddedServer::stop);
        traffic = List.of();
        sides.clear();
    }
}

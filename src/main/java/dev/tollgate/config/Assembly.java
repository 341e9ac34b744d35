package dev.tollgate.config;

import dev.tollgate.config.form.Reading;
import dev.tollgate.config.form.Value;
import dev.tollgate.route.Bind;
import dev.tollgate.route.RouteTable;
import dev.tollgate.telemetry.LoggingSettings;
import dev.tollgate.telemetry.TelemetrySettings;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the sections of a file together, with what the environment says and what holds unless given. */
record Assembly(Reading reading, EnvironmentSettings environment) {
    private static final InetSocketAddress ADMIN = new InetSocketAddress("127.0.0.1", 15000);
    private static final InetSocketAddress STATS = new InetSocketAddress("0.0.0.0", 15020);
    private static final InetSocketAddress READINESS = new InetSocketAddress("0.0.0.0", 15021);
    private static final long MAX_BODY = 32L << 20;
    /** Less than the 30 s after which Kubernetes kills, so that telemetry can still be flushed. */
    private static final Duration DRAIN = Duration.ofSeconds(25);

    Configuration assemble(RootForm.Draft draft) {
        ServerForm server = draft.server();
        InetSocketAddress admin = first(environment.admin(), server.admin(), ADMIN);
        InetSocketAddress stats = first(environment.stats(), server.stats(), STATS);
        InetSocketAddress readiness = first(environment.readiness(), server.readiness(), READINESS);
        TakenPorts taken = new TakenPorts();
        taken.take(admin.getPort(), "the admin API", server.adminAt());
        taken.take(stats.getPort(), "the metrics", server.statsAt());
        taken.take(readiness.getPort(), "the health endpoints", server.readinessAt());
        List<Bind> binds = new ArrayList<>();
        Exposure asked = asked(server.listen(), environment.listen());
        Stream.concat(draft.binds().stream(), Stream.ofNullable(draft.llm())).forEach(bind -> {
            taken.take(bind.port(), "another bind", bind.at());
            Exposure exposure = Exposure.of(bind.listeners(), asked);
            binds.add(new Bind(bind.port(), exposure.address(), exposure.why(), bind.listeners()));
        });
        return new Configuration(
                new RouteTable(binds),
                admin,
                server.adminToken(),
                stats,
                readiness,
                first(draft.frontend().maxBody(), null, MAX_BODY),
                first(environment.drain(), server.drain(), DRAIN),
                logging(draft),
                telemetry(draft),
                server.ledger().settings(path -> reading.resolve(path.toString())),
                server.prices(),
                reading.files());
    }

    private static LoggingSettings logging(RootForm.Draft draft) {
        return draft.server().logging().without(draft.frontend().withoutLogKeys());
    }

    private static TelemetrySettings telemetry(RootForm.Draft draft) {
        ServerForm server = draft.server();
        List<TelemetryForm> places = new ArrayList<>();
        Stream.of(
                        Optional.ofNullable(server.telemetry()),
                        Optional.ofNullable(server.tracing()),
                        Optional.ofNullable(draft.frontend().tracing()))
                .forEach(place -> place.ifPresent(places::add));
        return TelemetryForm.merged(places);
    }

    private static @Nullable Exposure asked(@Nullable String file, @Nullable String variable) {
        if (file != null) {
            return new Exposure(file, "as config.listen says");
        }
        return variable == null ? null : new Exposure(variable, "as TOLLGATE_LISTEN says");
    }

    private static <T> T first(@Nullable T one, @Nullable T other, T otherwise) {
        return one != null ? one : other != null ? other : otherwise;
    }

    /** Each port is for one thing, whatever its address. */
    private static final class TakenPorts {
        private final Map<Integer, String> by = new HashMap<>();

        void take(int port, String what, Value at) {
            String other = port == 0 ? null : by.putIfAbsent(port, what);
            if (other != null) {
                at.fault("port " + port + " is taken by " + other, "another port");
            }
        }
    }
}

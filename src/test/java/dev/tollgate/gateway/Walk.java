package dev.tollgate.gateway;

import dev.tollgate.config.Configuration;
import dev.tollgate.forward.*;
import dev.tollgate.pipeline.*;
import dev.tollgate.provider.*;
import dev.tollgate.route.*;
import dev.tollgate.target.*;
import dev.tollgate.telemetry.*;
import java.net.*;
import java.time.Duration;
import java.util.*;

public final class Walk {
    public static void main(String[] a) throws Exception {
        String up = a[0];
        var anth = new ProviderTarget("anthropic", ProviderKind.ANTHROPIC, null, URI.create(up), true, null, null);
        var oai = new ProviderTarget("openai", ProviderKind.OPENAI, null, URI.create(up), true, null, null);
        var types = new RouteTypes(new LinkedHashMap<>(Map.of(
                "/v1/messages",
                RouteType.MESSAGES,
                "/v1/messages/count_tokens",
                RouteType.ANTHROPIC_TOKEN_COUNT,
                "/v1/chat/completions",
                RouteType.COMPLETIONS,
                "/v1/responses",
                RouteType.RESPONSES,
                "/v1/embeddings",
                RouteType.EMBEDDINGS,
                "*",
                RouteType.PASSTHROUGH)));
        Map<Class<? extends Record>, Record> p1 = new HashMap<>();
        p1.put(Backend.BackendSetting.class, new Backend.BackendSetting(new Backend.Single(anth)));
        Map<Class<? extends Record>, Record> p2 = new HashMap<>();
        p2.put(Backend.BackendSetting.class, new Backend.BackendSetting(new Backend.Single(oai)));
        if (a.length > 2) {
            p1.put(BackendAuth.class, new BackendAuth(a[2]));
            p2.put(BackendAuth.class, new BackendAuth(a[2]));
        }
        var r1 = new Route(
                "route0",
                List.of(),
                List.of(new RouteCondition(
                        new RouteCondition.PathMatch.Prefix("/v1/messages"), null, List.of(), List.of())),
                types,
                Policies.of(p1));
        var r2 = new Route("route1", List.of(), List.of(), types, Policies.of(p2));
        var bind = new Bind(
                Integer.parseInt(a[1]), "127.0.0.1", "", List.of(new Listener("listener0", "*", List.of(r1, r2))));
        var c = new Configuration(
                new RouteTable(List.of(bind)),
                new InetSocketAddress("127.0.0.1", 0),
                new InetSocketAddress("127.0.0.1", 0),
                new InetSocketAddress("127.0.0.1", 0),
                32 << 20,
                Duration.ofSeconds(5),
                LoggingSettings.DEFAULT,
                TelemetrySettings.DEFAULT);
        var g = Gateway.start(c);
        System.out.println("up on " + g.trafficPorts() + " " + g.port(SidePort.READINESS));
        Thread.currentThread().join();
    }
}

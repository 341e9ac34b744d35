package dev.tollgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.forward.BackendAuth;
import dev.tollgate.forward.BackendTls;
import dev.tollgate.forward.HeaderChanges;
import dev.tollgate.forward.Timeouts;
import dev.tollgate.forward.UrlRewrite;
import dev.tollgate.provider.ProviderKind;
import dev.tollgate.route.Cors;
import dev.tollgate.route.Listener;
import dev.tollgate.route.Route;
import dev.tollgate.route.RouteCondition;
import dev.tollgate.route.RouteCondition.PathMatch;
import dev.tollgate.route.RouteCondition.ValueMatch;
import dev.tollgate.route.RouteType;
import dev.tollgate.route.RouteTypes;
import dev.tollgate.target.ProviderTarget;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The route form: what each key becomes. */
final class RouteFormTest {
    @Test
    void agentgatewaysFileForClaudeCodeIsReadAsItStands() throws IOException {
        Configuration configuration = Read.yaml(
                Files.readString(Path.of("examples/claude-code.yaml")), Map.of("ANTHROPIC_API_KEY", "sk-ant-1"));

        assertThat(Read.bind(configuration).port()).isEqualTo(3000);
        assertThat(Read.bind(configuration).address()).isEqualTo("127.0.0.1");
        Listener listener = Read.bind(configuration).listeners().getFirst();
        assertThat(listener.name()).isEqualTo("listener0");
        assertThat(listener.hostname()).isEqualTo("*");
        Route route = Read.route(configuration);
        assertThat(route.name()).isEqualTo("route0");
        assertThat(route.conditions()).isEmpty();
        assertThat(route.types().bySuffix())
                .containsExactly(
                        Map.entry("/v1/chat/completions", RouteType.COMPLETIONS),
                        Map.entry("/v1/messages", RouteType.MESSAGES),
                        Map.entry("/v1/models", RouteType.PASSTHROUGH),
                        Map.entry("*", RouteType.PASSTHROUGH));
        assertThat(Read.setting(route, BackendAuth.class).key()).isEqualTo("sk-ant-1");
        assertThat(Read.single(configuration).provider())
                .isEqualTo(new ProviderTarget(
                        "anthropic",
                        ProviderKind.ANTHROPIC,
                        "claude-haiku-4-5-20251001",
                        URI.create("https://api.anthropic.com"),
                        false,
                        null,
                        null));
        assertThat(configuration.drain()).isEqualTo(Duration.ofSeconds(25));
        assertThat(configuration.maxBody()).isEqualTo(32L << 20);
        assertThat(configuration.admin()).hasToString("/127.0.0.1:15000");
    }

    @Test
    void withoutRoutesEveryPathIsForCompletions() {
        assertThat(Read.route(Read.route("", "")).types()).isEqualTo(RouteTypes.DEFAULT);
    }

    @Test
    void routeTypesAreReadUnderAiAndUnderThePolicyAi() {
        String policy = """
                policies:
                  ai:
                    routes: {/v1/messages: messages}
                """;

        assertThat(Read.route(Read.route(policy, "")).types().bySuffix())
                .containsExactly(Map.entry("/v1/messages", RouteType.MESSAGES));
        assertThat(Read.route(Read.route(policy, "routes: {\"*\": detect}"))
                        .types()
                        .bySuffix())
                .containsExactly(Map.entry("*", RouteType.DETECT));
    }

    @Test
    void conditionsHavePathMethodHeadersAndQuery() {
        Configuration configuration = Read.route("""
                name: narrow
                hostnames: [a.example.com]
                matches:
                - path: {pathPrefix: /v1}
                  method: POST
                  headers:
                  - name: x-team
                    value: {exact: a}
                  query:
                  - name: beta
                    value: {regex: "t.*"}
                - path: {exact: /v1/messages}
                - path: {regex: "/v[0-9]+$"}
                - {}
                """, "");

        Route route = Read.route(configuration);
        assertThat(route.name()).isEqualTo("narrow");
        assertThat(route.hostnames()).containsExactly("a.example.com");
        RouteCondition first = route.conditions().getFirst();
        assertThat(first.path()).isEqualTo(new PathMatch.Prefix("/v1"));
        assertThat(first.method()).isEqualTo("POST");
        assertThat(first.headers()).containsExactly(new RouteCondition.NamedMatch("x-team", new ValueMatch.Exact("a")));
        assertThat(first.query()).singleElement().satisfies(match -> {
            assertThat(match.name()).isEqualTo("beta");
            assertThat(((ValueMatch.Regex) match.value()).pattern().pattern()).isEqualTo("t.*");
        });
        assertThat(route.conditions().get(1).path()).isEqualTo(new PathMatch.Exact("/v1/messages"));
        assertThat(((PathMatch.Regex) java.util.Objects.requireNonNull(
                                route.conditions().get(2).path()))
                        .pattern()
                        .pattern())
                .isEqualTo("/v[0-9]+$");
        assertThat(route.conditions().get(3)).isEqualTo(new RouteCondition(null, null, List.of(), List.of()));
    }

    @Test
    void theInnermostPolicyWinsKeyByKey() {
        Configuration configuration = Read.yaml("""
                binds:
                - port: 3000
                  listeners:
                  - policies:
                      backendAuth: {key: listener}
                      timeout: {requestTimeout: 1s}
                      cors: {allowOrigins: ["*"]}
                      requestHeaderModifier: {set: {x: listener}}
                    routes:
                    - policies:
                        backendAuth: {key: route}
                        timeout: {connectTimeout: 2s}
                        requestHeaderModifier: {set: {x: route}}
                      backends:
                      - policies:
                          backendAuth: {key: backend}
                          requestHeaderModifier: {remove: [y]}
                        ai:
                          provider: anthropic
                          policies:
                            backendAuth: {key: provider}
                """);

        Route route = Read.route(configuration);
        assertThat(Read.setting(route, BackendAuth.class).key()).isEqualTo("provider");
        assertThat(Read.setting(route, Timeouts.class))
                .isEqualTo(new Timeouts(
                        Duration.ofSeconds(2), Timeouts.DEFAULT.firstByte(), Timeouts.DEFAULT.idle(), null, null));
        assertThat(Read.setting(route, HeaderChanges.OfRequest.class).changes())
                .isEqualTo(new HeaderChanges(Map.of(), Map.of(), List.of("y")));
        assertThat(Read.setting(route, Cors.class).allowOrigins()).containsExactly("*");
    }

    @Test
    void passthroughUndoesAnOuterKey() {
        Configuration configuration = Read.yaml("""
                binds:
                - port: 3000
                  listeners:
                  - policies: {backendAuth: {key: listener}}
                    routes:
                    - policies: {backendAuth: {passthrough: {}}}
                      backends: [ai: {provider: anthropic}]
                """);

        assertThat(Read.route(configuration).policies().find(BackendAuth.class)).isNull();
        assertThat(Read.bind(configuration).address()).isEqualTo("0.0.0.0");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:9900, '', http://127.0.0.1:9900",
        "'[::1]:9900', '', 'http://[::1]:9900'",
        "api.example.com:443, '', https://api.example.com",
        "api.example.com, '', https://api.example.com",
        "api.example.com:80, '', http://api.example.com",
        "api.example.com:8443, 'backendTLS: {}', https://api.example.com:8443",
    })
    void anotherHostIsCalledPlainUnlessItsPortOrAPolicySaysTls(String host, String policy, String base) {
        Configuration configuration = Read.route("policies: {" + policy + "}", "hostOverride: '" + host + "'");

        assertThat(Read.single(configuration).provider().base()).hasToString(base);
        assertThat(Read.single(configuration).provider().hostOverridden()).isTrue();
    }

    @Test
    void tlsOfAnOuterPlaceMakesTheCallAHttpsOne() {
        Configuration configuration = Read.yaml("""
                binds:
                - port: 3000
                  listeners:
                  - policies: {backendTLS: {insecure: true, hostname: inner.example.com, alpn: [h2]}}
                    routes:
                    - backends: [ai: {provider: {custom: {}}, hostOverride: "10.0.0.1:8443", pathPrefix: /api/v1}]
                """);

        ProviderTarget provider = Read.single(configuration).provider();
        assertThat(provider.base()).hasToString("https://10.0.0.1:8443");
        assertThat(provider.pathPrefix()).isEqualTo("/api/v1");
        assertThat(provider.kind()).isEqualTo(ProviderKind.CUSTOM);
        assertThat(provider.name()).isEqualTo("custom");
        assertThat(Read.setting(Read.route(configuration), BackendTls.class))
                .isEqualTo(new BackendTls(null, null, null, "inner.example.com", true, false, List.of("h2")));
    }

    @Test
    void theOtherPoliciesBecomeTheirRecords() {
        Configuration configuration = Read.route("""
                policies:
                  cors:
                    allowOrigins: [https://a.example.com]
                    allowMethods: [POST]
                    allowHeaders: [x-api-key]
                    exposeHeaders: [request-id]
                    allowCredentials: true
                    maxAge: 1m30s
                  timeout:
                    requestTimeout: 1h
                    backendRequestTimeout: 1.5s
                    firstByteTimeout: 250ms
                    idleTimeout: 10s
                  responseHeaderModifier:
                    add: {x-a: "1"}
                    set: {x-b: $WORD}
                    remove: [x-c]
                  urlRewrite:
                    authority: {host: inner.example.com}
                    path: {full: /v2}
                """, "pathOverride: /v3");

        Route route = Read.route(configuration);
        assertThat(Read.setting(route, Cors.class))
                .isEqualTo(new Cors(
                        List.of("https://a.example.com"),
                        List.of("POST"),
                        List.of("x-api-key"),
                        List.of("request-id"),
                        true,
                        Duration.ofSeconds(90)));
        assertThat(Read.setting(route, Timeouts.class))
                .isEqualTo(new Timeouts(
                        Timeouts.DEFAULT.connect(),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(10),
                        Duration.ofHours(1),
                        Duration.ofMillis(1500)));
        assertThat(Read.setting(route, HeaderChanges.OfResponse.class).changes())
                .isEqualTo(new HeaderChanges(Map.of("x-a", "1"), Map.of("x-b", "word"), List.of("x-c")));
        assertThat(Read.setting(route, UrlRewrite.class))
                .isEqualTo(new UrlRewrite("inner.example.com", new UrlRewrite.PathRewrite.Full("/v2")));
        assertThat(Read.single(configuration).provider().pathOverride()).isEqualTo("/v3");
    }

    @Test
    void aKeyMayBeTheContentOfAFile(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("anthropic.key"), "sk-ant-file\n");
        String text = """
                binds:
                - port: 3000
                  listeners:
                  - routes:
                    - backends: [ai: {provider: anthropic}]
                      policies: {backendAuth: {key: {%s}}}
                """;

        for (String way : List.of("file: anthropic.key", "value: {file: anthropic.key}")) {
            Configuration configuration = ConfigurationReader.read(
                    new ConfigurationSource("config.yaml", text.formatted(way), directory), Map.of());

            assertThat(Read.setting(Read.route(configuration), BackendAuth.class)
                            .key())
                    .isEqualTo("sk-ant-file");
            assertThat(configuration.files()).containsExactly(directory.resolve("anthropic.key"));
        }
    }

    @Test
    void severalBindsListenersAndRoutesKeepTheirOrder() {
        Configuration configuration = Read.yaml("""
                binds:
                - port: 3000
                  listeners:
                  - hostname: a.example.com
                    routes: &routes
                    - backends: [ai: {provider: anthropic}]
                    - backends: [ai: {name: second, provider: {openAI: {model: gpt-5}}}]
                  - hostname: "*.example.com"
                    name: wild
                    routes: *routes
                - port: 3001
                  listeners:
                  - routes: *routes
                """);

        assertThat(configuration.routes().binds()).extracting("port").containsExactly(3000, 3001);
        assertThat(Read.bind(configuration).listeners()).extracting("name").containsExactly("listener0", "wild");
        assertThat(Read.bind(configuration).listeners().get(1).routes())
                .extracting("name")
                .containsExactly("route0", "route1");
    }
}

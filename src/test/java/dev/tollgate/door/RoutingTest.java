package dev.tollgate.door;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Which way a request goes: ports, hosts, conditions, route types, models. */
final class RoutingTest {
    private static final String QUESTION = "{\"model\":\"%s\",\"max_tokens\":9,\"messages\":[]}";

    @Test
    void hostsPathsHeadersMethodsAndQueriesChooseTheRoute() throws Exception {
        try (RawUpstream upstream = echo();
                Door door = Door.open("""
                        binds:
                        - port: 0
                          listeners:
                          - hostname: "*.team.example"
                            routes:
                            - { name: team, backends: [ { ai: { name: team, hostOverride: "%1$s", pathOverride: /team, provider: { anthropic: {} }, routes: { "*": passthrough } } } ] }
                          - routes:
                            - name: exact
                              matches: [ { path: { exact: /v1/exact } } ]
                              backends: [ { ai: { name: a, hostOverride: "%1$s", pathOverride: /exact, provider: { anthropic: {} }, routes: { "*": passthrough } } } ]
                            - name: header
                              matches: [ { path: { pathPrefix: /v1 }, headers: [ { name: X-Team, value: { exact: red } } ] } ]
                              backends: [ { ai: { name: a, hostOverride: "%1$s", pathOverride: /header, provider: { anthropic: {} }, routes: { "*": passthrough } } } ]
                            - name: regex
                              matches: [ { path: { regex: "/v[0-9]+/regex" }, method: GET } ]
                              backends: [ { ai: { name: a, hostOverride: "%1$s", pathOverride: /regex, provider: { anthropic: {} }, routes: { "*": passthrough } } } ]
                            - name: query
                              matches: [ { query: [ { name: q, value: { regex: "a.c" } } ] } ]
                              backends: [ { ai: { name: a, hostOverride: "%1$s", pathOverride: /query, provider: { anthropic: {} }, routes: { "*": passthrough } } } ]
                            - name: rest
                              backends: [ { ai: { name: a, hostOverride: "%1$s", pathOverride: /rest, provider: { anthropic: {} }, routes: { "*": passthrough } } } ]
                        """.formatted(upstream.hostAndPort()))) {
            assertThat(way(door, "/v1/exact", "")).isEqualTo("/exact");
            assertThat(way(door, "/v1/other", "x-team: red\r\n")).isEqualTo("/header");
            assertThat(way(door, "/v1/regex", "")).isEqualTo("/regex");
            assertThat(way(door, "/v1/x?q=abc", "")).isEqualTo("/query?q=abc");
            assertThat(way(door, "/v1/x?q=b", "")).isEqualTo("/rest?q=b");
            assertThat(way(door, "/v1/exact", "host: red.team.example:80\r\n")).isEqualTo("/team");
        }
    }

    private static String way(Door door, String path, String headers) throws IOException {
        try (RawClient client = door.raw()) {
            client.send("GET " + path + " HTTP/1.1\r\n" + (headers.contains("host:") ? "" : "host: localhost\r\n")
                    + headers + "\r\n");
            client.readUntil("\r\n\r\n");
            String way = client.readUntil("\"}");
            return way.substring("{\"way\":\"".length(), way.length() - 2);
        }
    }

    @Test
    void severalPortsAreServedByOneProcess() throws Exception {
        try (RawUpstream upstream = echo();
                Door door = Door.open("""
                        binds:
                        - port: 0
                          listeners: [ { routes: [ { backends: [ { ai: { name: a, hostOverride: "%1$s", pathOverride: /first, provider: { anthropic: {} }, routes: { "*": passthrough } } } ] } ] } ]
                        - port: 0
                          listeners: [ { routes: [ { backends: [ { ai: { name: b, hostOverride: "%1$s", pathOverride: /second, provider: { anthropic: {} }, routes: { "*": passthrough } } } ] } ] } ]
                        """.formatted(upstream.hostAndPort()))) {
            assertThat(door.gateway().trafficPorts()).hasSize(2);
            for (int i = 0; i < 2; i++) {
                try (RawClient client =
                        new RawClient(door.gateway().trafficPorts().get(i))) {
                    client.send("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n").readUntil("\r\n\r\n");
                    assertThat(client.readUntil("\"}")).contains(i == 0 ? "/first" : "/second");
                }
            }
        }
    }

    @Test
    void theShortFormChoosesByModel() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.json(200, request.text()));
                Door door = Door.open("""
                        llm:
                          port: 0
                          models:
                          - name: claude-*
                            provider: anthropic
                            params: { baseUrl: "http://%1$s/up", apiKey: key-a }
                            defaults: { max_tokens: 7, temperature: 0.5 }
                            overrides: { top_k: 3 }
                          - name: fast
                            provider: anthropic
                            params: { model: claude-haiku-4-5, baseUrl: "http://%1$s", apiKey: key-b }
                        """.formatted(upstream.hostAndPort()))) {
            HttpResponse<String> open = door.post("/v1/messages", QUESTION.formatted("claude-opus"));
            assertThatJson(open.body())
                    .isEqualTo(
                            "{\"model\":\"claude-opus\",\"max_tokens\":9,\"messages\":[],\"temperature\":0.5,\"top_k\":3}");
            assertThat(upstream.received().getLast().target()).isEqualTo("/up/messages");
            assertThat(upstream.received().getLast().header("x-api-key")).isEqualTo("key-a");

            assertThatJson(door.post("/v1/messages", QUESTION.formatted("fast")).body())
                    .inPath("model")
                    .isEqualTo("claude-haiku-4-5");
            assertThat(upstream.received().getLast().header("x-api-key")).isEqualTo("key-b");

            HttpResponse<String> unknown = door.post("/v1/messages", QUESTION.formatted("gpt-5"));
            assertThat(unknown.statusCode()).isEqualTo(404);
            assertThat(unknown.body()).contains("gpt-5 is not configured here");

            assertThatJson(door.get("/v1/models").body()).inPath("data[0].id").isEqualTo("fast");
            assertThatJson(door.get("/v1/models").body()).inPath("data[0].type").isEqualTo("model");
            HttpResponse<String> openAi = door.http()
                    .send(
                            HttpRequest.newBuilder(door.uri("/v1/models"))
                                    .header("authorization", "Bearer k")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThatJson(openAi.body()).inPath("object").isEqualTo("list");
            assertThat(door.get("/v1/models/fast").statusCode()).isEqualTo(200);
            assertThat(door.get("/v1/models/none").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void probesAreAnsweredWithoutAKeyAndWithoutAProvider() throws Exception {
        try (RawUpstream upstream = echo();
                Door door = Door.to(upstream, "anthropic", "")) {
            for (String path : new String[] {"/", "/api/hello"}) {
                HttpResponse<Void> answer = door.http()
                        .send(
                                HttpRequest.newBuilder(door.uri(path)).HEAD().build(),
                                HttpResponse.BodyHandlers.discarding());
                assertThat(answer.statusCode()).isEqualTo(200);
            }
            assertThat(upstream.received()).isEmpty();
        }
    }

    @Test
    void theSidePortsKeepTheirPathsToThemselves() throws Exception {
        try (RawUpstream upstream = echo();
                Door door = Door.to(upstream, "anthropic", "")) {
            int ready = door.gateway().port(dev.tollgate.gateway.SidePort.READINESS);
            int admin = door.gateway().port(dev.tollgate.gateway.SidePort.ADMIN);
            assertThat(status(ready, "/healthz/ready")).isEqualTo(200);
            assertThat(status(ready, "/healthz/live")).isEqualTo(200);
            assertThat(status(ready, "/config")).isEqualTo(404);
            assertThat(status(admin, "/config")).isEqualTo(200);
            assertThat(status(admin, "/healthz/ready")).isEqualTo(404);
            // on a traffic port the same path is the provider's
            assertThat(door.get("/healthz/ready").body()).contains("way");
        }
    }

    private static int status(int port, String path) throws IOException {
        try (RawClient client = new RawClient(port)) {
            String head = client.send("GET " + path + " HTTP/1.1\r\nhost: localhost\r\n\r\n")
                    .readUntil("\r\n\r\n");
            return Integer.parseInt(head.substring(9, 12));
        }
    }

    private static RawUpstream echo() throws IOException {
        return new RawUpstream((request, reply) -> reply.json(200, "{\"way\":\"" + request.target() + "\"}"));
    }
}

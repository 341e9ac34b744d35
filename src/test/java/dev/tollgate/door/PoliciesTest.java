package dev.tollgate.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The policies that change or bound a request. */
final class PoliciesTest {
    private static final String QUESTION = "{\"model\":\"claude-x\",\"max_tokens\":9,\"messages\":[]}";

    @Test
    void headersAreSetAddedAndRemovedInBothDirections() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.whole(
                        200,
                        "content-type: application/json\r\nserver: secret\r\n",
                        "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
                Door door = Door.to(upstream, "anthropic", """
                          policies:
                            requestHeaderModifier: { add: { x-added: one }, set: { user-agent: tollgate }, remove: [ x-unwanted ] }
                            responseHeaderModifier: { set: { x-by: tollgate }, remove: [ server ] }
                        """)) {
            HttpResponse<String> answer = door.http()
                    .send(
                            door.request("/v1/messages")
                                    .header("x-unwanted", "u")
                                    .POST(HttpRequest.BodyPublishers.ofString(QUESTION))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(upstream.only().header("x-added")).isEqualTo("one");
            assertThat(upstream.only().header("user-agent")).isEqualTo("tollgate");
            assertThat(upstream.only().headers()).doesNotContainKey("x-unwanted");
            assertThat(answer.headers().firstValue("x-by")).hasValue("tollgate");
            assertThat(answer.headers().map()).doesNotContainKey("server");
        }
    }

    @Test
    void theUrlIsRewritten() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.json(200, "{}"));
                Door door = Door.open("""
                        binds:
                        - port: 0
                          listeners:
                          - routes:
                            - matches: [ { path: { pathPrefix: /anthropic } } ]
                              policies: { urlRewrite: { path: { prefix: / }, authority: { full: api.example } } }
                              backends: [ { ai: { name: a, hostOverride: "%s", provider: { anthropic: {} }, routes: { "*": passthrough } } } ]
                        """.formatted(upstream.hostAndPort()))) {
            door.post("/anthropic/v1/messages?x=1", QUESTION);
            assertThat(upstream.only().target()).isEqualTo("/v1/messages?x=1");
            assertThat(upstream.only().header("host")).isEqualTo("api.example");
        }
    }

    @Test
    void aBrowserOfAnAllowedOriginMayAskAndReadTheAnswer() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.json(200, "{}"));
                Door door = Door.to(upstream, "anthropic", """
                          policies:
                            cors: { allowOrigins: [ "https://app.example" ], allowMethods: [ GET, POST ], allowHeaders: [ x-api-key ], exposeHeaders: [ request-id ], maxAge: 60s }
                        """);
                RawClient client = door.raw()) {
            client.send(
                    "OPTIONS /v1/messages HTTP/1.1\r\nhost: l\r\norigin: https://app.example\r\naccess-control-request-method: POST\r\n\r\n");
            assertThat(client.readUntil("\r\n\r\n"))
                    .startsWith("HTTP/1.1 204")
                    .contains(
                            "access-control-allow-origin: https://app.example",
                            "access-control-allow-methods: GET, POST",
                            "access-control-max-age: 60");
            client.send(
                    "OPTIONS /v1/messages HTTP/1.1\r\nhost: l\r\norigin: https://evil.example\r\naccess-control-request-method: POST\r\n\r\n");
            assertThat(client.readUntil("\r\n\r\n")).doesNotContain("access-control-allow");
            client.send("POST /v1/messages HTTP/1.1\r\nhost: l\r\norigin: https://app.example\r\ncontent-length: "
                    + QUESTION.length() + "\r\n\r\n" + QUESTION);
            assertThat(client.readUntil("\r\n\r\n"))
                    .contains(
                            "access-control-allow-origin: https://app.example",
                            "access-control-expose-headers: request-id");
            assertThat(upstream.received()).hasSize(1);
        }
    }

    @Test
    void theResultsLinkOfABatchLeadsToTheGateway() throws Exception {
        CompletableFuture<String> base = new CompletableFuture<>();
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.json(
                        200,
                        "{\"id\":\"msgbatch_1\",\"results_url\":\"" + base.join()
                                + "/v1/messages/batches/msgbatch_1/results\"}"));
                Door door = Door.to(upstream, "anthropic", "")) {
            base.complete(upstream.uri().toString());
            assertThat(door.get("/v1/messages/batches/msgbatch_1").body())
                    .contains("\"results_url\":\"http://127.0.0.1:" + door.port()
                            + "/v1/messages/batches/msgbatch_1/results\"");
        }
    }
}

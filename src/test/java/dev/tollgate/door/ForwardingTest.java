package dev.tollgate.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What arrives at the provider, and what comes back, on the same dialect. */
final class ForwardingTest {
    private static final String ANSWER =
            "{\"id\":\"msg_1\",\"type\":\"message\",\"model\":\"claude-x\",\"content\":[],\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":3,\"output_tokens\":2}}";
    private static final String QUESTION = "{\"model\":\"claude-x\",\"max_tokens\":9,\"messages\":[]}";

    @Test
    void theBodyArrivesByteForByteAtEverySize() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.json(200, ANSWER));
                Door door = Door.to(upstream, "anthropic", "")) {
            for (int size : List.of(1 << 10, 100 << 10, 1 << 20, 20 << 20)) {
                byte[] body = oddJson(size);
                door.http()
                        .send(
                                door.request("/v1/messages")
                                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                assertThat(digest(upstream.received().getLast().body())).isEqualTo(digest(body));
            }
        }
    }

    @Test
    void theAnswerArrivesByteForByteAtEverySize() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.json(
                        200, new String(oddJson(Integer.parseInt(request.header("x-size"))), StandardCharsets.UTF_8)));
                Door door = Door.to(upstream, "anthropic", "")) {
            for (int size : List.of(1 << 10, 100 << 10, 1 << 20, 20 << 20)) {
                HttpResponse<byte[]> answer = door.http()
                        .send(
                                door.request("/v1/messages")
                                        .header("x-size", String.valueOf(size))
                                        .POST(HttpRequest.BodyPublishers.ofString(QUESTION))
                                        .build(),
                                HttpResponse.BodyHandlers.ofByteArray());
                assertThat(digest(answer.body())).isEqualTo(digest(oddJson(size)));
            }
        }
    }

    @Test
    void aModelThatIsSetReplacesTheRequestsAndNothingElse() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.json(200, ANSWER));
                Door door = Door.open("""
                        binds:
                        - port: 0
                          listeners:
                          - routes:
                            - backends:
                              - ai:
                                  name: a
                                  hostOverride: "%s"
                                  provider: { anthropic: { model: "claude-\\"quoted\\"" } }
                                  routes: { /v1/messages: messages }
                        """.formatted(upstream.hostAndPort()))) {
            door.post(
                    "/v1/messages",
                    "{ \"a\" : 1.50, \"model\"  :  \"claude-x\" , \"max_tokens\":1e2,\"messages\":[{\"model\":\"inner\"}]}");
            assertThat(upstream.only().text())
                    .isEqualTo(
                            "{ \"a\" : 1.50, \"model\"  :  \"claude-\\\"quoted\\\"\" , \"max_tokens\":1e2,\"messages\":[{\"model\":\"inner\"}]}");
        }
    }

    @Test
    void theClientsKeyIsSentOnWhenTheGatewayHasNone() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.json(200, ANSWER));
                Door door = Door.to(upstream, "anthropic", "")) {
            door.post("/v1/messages", QUESTION);
            assertThat(upstream.only().header("x-api-key")).isEqualTo("client-key");
        }
    }

    @Test
    void theClientsKeysAreNotSentOnWhenTheGatewayHasOne() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.json(200, ANSWER));
                Door door = Door.to(upstream, "anthropic", "  policies: { backendAuth: { key: upstream-key } }")) {
            door.http()
                    .send(
                            door.request("/v1/messages")
                                    .header("authorization", "Bearer client-token")
                                    .POST(HttpRequest.BodyPublishers.ofString(QUESTION))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(upstream.only().header("x-api-key")).isEqualTo("upstream-key");
            assertThat(upstream.only().headers()).doesNotContainKey("authorization");
            assertThat(upstream.only().headers().toString()).doesNotContain("client-");
        }
    }

    @Test
    void anOpenAiProviderGetsItsKeyAsBearer() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.json(200, "{}"));
                Door door = Door.to(upstream, "openAI", "  policies: { backendAuth: { key: upstream-key } }")) {
            door.post("/v1/chat/completions", "{\"model\":\"gpt-5\",\"messages\":[]}");
            assertThat(upstream.only().header("authorization")).isEqualTo("Bearer upstream-key");
            assertThat(upstream.only().headers()).doesNotContainKey("x-api-key");
        }
    }

    @Test
    void anthropicVersionIsAddedOnlyWhereItIsMissing() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.json(200, ANSWER));
                Door door = Door.to(upstream, "anthropic", "")) {
            door.post("/v1/messages", QUESTION);
            door.http()
                    .send(
                            door.request("/v1/messages")
                                    .header("anthropic-version", "2026-10-21")
                                    .header("anthropic-beta", "a,b")
                                    .header("anthropic-beta", "c")
                                    .POST(HttpRequest.BodyPublishers.ofString(QUESTION))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(upstream.received().get(0).header("anthropic-version")).isEqualTo("2023-06-01");
            assertThat(upstream.received().get(1).header("anthropic-version")).isEqualTo("2026-10-21");
            assertThat(upstream.received().get(1).headers().get("anthropic-beta"))
                    .containsExactly("a,b", "c");
        }
    }

    @Test
    void headersOfTheConnectionAndOfTheAddressStayWhereTheyAre() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.whole(
                        200,
                        "content-type: application/json\r\nset-cookie: a=b\r\nalt-svc: h3\r\nconnection: x-private, keep-alive\r\nx-private: p\r\nkeep-alive: timeout=5\r\nx-new-header: kept\r\n",
                        ANSWER.getBytes(StandardCharsets.UTF_8)));
                Door door = Door.to(upstream, "anthropic", "");
                RawClient client = door.raw()) {
            client.send(
                    "POST /v1/messages?beta=true&x=%20y HTTP/1.1\r\nhost: gateway.example\r\nconnection: x-mine\r\nx-mine: m\r\nte: trailers\r\n"
                            + "proxy-authorization: p\r\nupgrade: h2c\r\nhttp2-settings: s\r\nbaggage: b\r\nx-kept: yes\r\ncontent-length: "
                            + QUESTION.length()
                            + "\r\n\r\n" + QUESTION);
            String head = client.readUntil("\r\n\r\n");
            RawUpstream.Received got = upstream.only();
            assertThat(got.target()).isEqualTo("/v1/messages?beta=true&x=%20y");
            assertThat(got.header("host")).isEqualTo(upstream.hostAndPort());
            assertThat(got.header("x-kept")).isEqualTo("yes");
            assertThat(got.headers())
                    .doesNotContainKeys("x-mine", "te", "proxy-authorization", "upgrade", "http2-settings", "baggage");
            assertThat(head)
                    .contains("x-new-header: kept")
                    .doesNotContain("set-cookie", "alt-svc", "x-private", "keep-alive: timeout");
        }
    }

    @Test
    void everyAnswerNamesItsRequest() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.whole(
                        200,
                        "content-type: application/json\r\nrequest-id: req_upstream\r\n",
                        ANSWER.getBytes(StandardCharsets.UTF_8)));
                Door door = Door.to(upstream, "anthropic", "")) {
            HttpResponse<String> answer = door.http()
                    .send(
                            door.request("/v1/messages")
                                    .header("x-request-id", "my-id-1")
                                    .POST(HttpRequest.BodyPublishers.ofString(QUESTION))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.headers().firstValue("request-id")).hasValue("req_upstream");
            assertThat(answer.headers().firstValue("x-request-id")).hasValue("my-id-1");
            assertThat(answer.headers().firstValue("x-tollgate-request-id")).hasValue("my-id-1");
        }
    }

    /** Valid JSON with odd number spelling, key order, Unicode and unknown fields, filled up to a size. */
    static byte[] oddJson(int size) {
        String head =
                "{ \"zzz\":-0.0,\"model\":\"claude-x\",\t\"n\":1.5E+02,\"big\":12345678901234567890,\"u\":\"\\u00e9 é 😀 \\ud83d\\ude00 \u2028\",\"max_tokens\":9,\"fill\":\"";
        StringBuilder text = new StringBuilder(head);
        Random random = new Random(7);
        while (text.length() < size - 40) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.append("\",\"messages\":[]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}

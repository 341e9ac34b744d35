package dev.tollgate.door;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Every fault that the gateway answers itself, in the dialect of the client that gets it. */
final class ErrorsTest {
    private static final String QUESTION = "{\"model\":\"claude-x\",\"max_tokens\":9,\"messages\":[]}";

    @Test
    void anUnknownRouteIs404() throws Exception {
        try (Door door = Door.open("""
                binds:
                - port: 0
                  listeners:
                  - routes:
                    - matches: [ { path: { exact: /only } } ]
                      backends: [ { ai: { name: a, provider: { anthropic: {} } } } ]
                """)) {
            HttpResponse<String> answer = door.post("/v1/messages", QUESTION);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("x-should-retry")).hasValue("false");
            assertThatJson(answer.body()).inPath("type").isEqualTo("error");
            assertThatJson(answer.body()).inPath("error.type").isEqualTo("not_found_error");
            assertThatJson(answer.body())
                    .inPath("request_id")
                    .isEqualTo(answer.headers().firstValue("request-id").orElseThrow());
            assertThat(answer.body()).contains("No route for POST /v1/messages");
        }
    }

    @Test
    void aRequestWithoutAModelIs400InBothDialects() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.json(200, "{}"))) {
            try (Door door = Door.to(upstream, "anthropic", "")) {
                HttpResponse<String> answer = door.post("/v1/messages", "{\"messages\":[]}");
                assertThat(answer.statusCode()).isEqualTo(400);
                assertThatJson(answer.body()).inPath("error.type").isEqualTo("invalid_request_error");
                assertThat(answer.body()).contains("model");
            }
            try (Door door = Door.to(upstream, "openAI", "")) {
                HttpResponse<String> answer = door.post("/v1/chat/completions", "{\"messages\":[]}");
                assertThat(answer.statusCode()).isEqualTo(400);
                assertThatJson(answer.body()).inPath("error.param").isEqualTo("model");
            }
            assertThat(upstream.received()).isEmpty();
        }
    }

    @Test
    void aRefusedConnectionIs502() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        HttpResponse<String> answer = ask("127.0.0.1:" + nobody, "");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThatJson(answer.body()).inPath("error.type").isEqualTo("api_error");
        assertThat(answer.body()).contains("refused the connection");
    }

    @Test
    void aNameThatDoesNotResolveIs502() throws Exception {
        HttpResponse<String> answer = ask("no-such-host.invalid:80", "");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("could not be resolved");
    }

    @Test
    void aServerThatSpeaksNoTlsIs502() throws Exception {
        try (ServerSocket plain = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> {
                try (Socket socket = plain.accept()) {
                    socket.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    socket.getInputStream().readNBytes(100);
                } catch (IOException e) {
                    // the gateway has closed it
                }
            });
            HttpResponse<String> answer = ask("127.0.0.1:" + plain.getLocalPort(), "policies: { backendTLS: {} }");
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).contains("No TLS connection");
        }
    }

    @Test
    void aProviderThatClosesBeforeItAnswersIs502() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.reset())) {
            HttpResponse<String> answer = ask(upstream.hostAndPort(), "");
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).contains("closed the connection");
        }
    }

    @Test
    void aProviderThatDoesNotAnswerInTimeIs504() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> Thread.sleep(5000))) {
            HttpResponse<String> answer =
                    ask(upstream.hostAndPort(), "policies: { timeout: { requestTimeout: 300ms } }");
            assertThat(answer.statusCode()).isEqualTo(504);
            assertThatJson(answer.body()).inPath("error.type").isEqualTo("timeout_error");
        }
    }

    @Test
    void aPairOfDialectsThatDoNotGoTogetherIsA400ThatNamesBoth() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.json(200, "{}"));
                Door door = Door.to(upstream, "anthropic", "")) {
            HttpResponse<String> answer = door.post("/v1/embeddings", "{\"model\":\"e\",\"input\":\"x\"}");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("openai.embeddings").contains("anthropic");
        }
    }

    @Test
    void aProvidersErrorPassesUnchanged() throws Exception {
        String error =
                "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"},\"x\":1.50}";
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.whole(
                        529,
                        "content-type: application/json\r\nretry-after: 7\r\nx-should-retry: true\r\n",
                        error.getBytes(StandardCharsets.UTF_8)));
                Door door = Door.to(upstream, "anthropic", "")) {
            HttpResponse<String> answer = door.post("/v1/messages", QUESTION);
            assertThat(answer.statusCode()).isEqualTo(529);
            assertThat(answer.body()).isEqualTo(error);
            assertThat(answer.headers().firstValue("retry-after")).hasValue("7");
            assertThat(answer.headers().firstValue("x-should-retry")).hasValue("true");
        }
    }

    private static HttpResponse<String> ask(String host, String policies) throws IOException, InterruptedException {
        try (Door door = Door.open("""
                binds:
                - port: 0
                  listeners:
                  - routes:
                    - backends:
                      - ai:
                          name: a
                          hostOverride: "%s"
                          provider: { anthropic: {} }
                          routes: { "*": messages }
                      %s
                """.formatted(host, policies))) {
            return door.post("/v1/messages", QUESTION);
        }
    }
}

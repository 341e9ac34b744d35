package dev.tollgate.door;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What no well-behaved client sends. Each gets a clear answer, and the gateway serves the next one as before. */
final class BadInputTest {
    private static final String ANSWER = "{\"id\":\"msg_1\",\"usage\":{\"input_tokens\":3,\"output_tokens\":2}}";
    private static final String GOOD = "{\"model\":\"claude-x\",\"max_tokens\":9,\"messages\":[]}";
    private static RawUpstream upstream;
    private static Door door;

    @BeforeAll
    static void open() throws IOException {
        upstream = new RawUpstream((request, reply) -> reply.json(200, ANSWER));
        door = Door.to(upstream, "anthropic", "");
    }

    @AfterAll
    static void close() throws IOException {
        door.close();
        upstream.close();
    }

    @AfterEach
    void theGatewayServesTheNextRequest() throws Exception {
        assertThat(door.post("/v1/messages", GOOD).statusCode()).isEqualTo(200);
    }

    @Test
    void malformedJsonIs400AndSaysWhere() throws Exception {
        HttpResponse<String> answer = door.post("/v1/messages", "{\"model\":");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThatJson(answer.body()).inPath("error.type").isEqualTo("invalid_request_error");
        assertThat(answer.body()).contains("not valid JSON").contains("byte 9");
    }

    @Test
    void aSecondModelIsRefusedSinceTheProviderMightTakeTheOther() throws Exception {
        HttpResponse<String> answer = door.post("/v1/messages", "{\"model\":\"a\",\"model\":\"b\",\"messages\":[]}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("model");
    }

    @Test
    void tenThousandLevelsOfNestingPass() throws Exception {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        assertThat(door.post("/v1/messages", "{\"model\":\"a\",\"x\":" + deep + "}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void tenThousandLevelsThatAreNeverClosedAre400() throws Exception {
        assertThat(door.post("/v1/messages", "{\"model\":\"a\",\"x\":" + "[{\"a\":".repeat(10_000))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void invalidUtf8Is400() throws Exception {
        byte[] body = "{\"model\":\"a\",\"x\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);
        try (RawClient client = door.raw()) {
            client.send("POST /v1/messages HTTP/1.1\r\nhost: l\r\nx-api-key: k\r\ncontent-length: " + body.length
                            + "\r\n\r\n")
                    .send(body);
            assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void aBodyOf33MebibytesIs413AndOneOf32Passes() throws Exception {
        HttpResponse<String> tooLarge = door.post("/v1/messages", sized(33 << 20));
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThatJson(tooLarge.body()).inPath("error.type").isEqualTo("request_too_large");
        assertThat(door.post("/v1/messages", sized(32 << 20)).statusCode()).isEqualTo(200);
    }

    private static String sized(int bytes) {
        String head = "{\"model\":\"a\",\"x\":\"";
        return head + "x".repeat(bytes - head.length() - 2) + "\"}";
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws Exception {
        String one =
                "POST /v1/messages HTTP/1.1\r\nhost: l\r\nx-api-key: k\r\ncontent-length: %d\r\nx-request-id: %s\r\n\r\n%s";
        try (RawClient client = door.raw()) {
            client.send(one.formatted(GOOD.length(), "first", GOOD) + one.formatted(GOOD.length(), "second", GOOD));
            assertThat(client.readUntil(ANSWER)).contains("x-tollgate-request-id: first");
            assertThat(client.readUntil(ANSWER)).contains("x-tollgate-request-id: second");
        }
    }

    @Test
    void expectContinueIsAnsweredBeforeTheBody() throws Exception {
        try (RawClient client = door.raw()) {
            client.send(
                    "POST /v1/messages HTTP/1.1\r\nhost: l\r\nx-api-key: k\r\nexpect: 100-continue\r\ncontent-length: "
                            + GOOD.length() + "\r\n\r\n");
            assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100");
            assertThat(client.send(GOOD).readUntil(ANSWER)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aChunkedRequestPasses() throws Exception {
        try (RawClient client = door.raw()) {
            client.send("POST /v1/messages HTTP/1.1\r\nhost: l\r\nx-api-key: k\r\ntransfer-encoding: chunked\r\n\r\n");
            for (char c : GOOD.toCharArray()) {
                client.send("1\r\n" + c + "\r\n");
            }
            assertThat(client.send("0\r\n\r\n").readUntil(ANSWER)).startsWith("HTTP/1.1 200");
        }
        assertThat(upstream.received().getLast().text()).isEqualTo(GOOD);
    }

    @Test
    void aBadChunkEndsOnlyItsConnection() throws Exception {
        try (RawClient client = door.raw()) {
            client.send(
                    "POST /v1/messages HTTP/1.1\r\nhost: l\r\nx-api-key: k\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n");
            assertThat(client.readAll()).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void aHeadOf100KilobytesIsRefused() throws Exception {
        try (RawClient client = door.raw()) {
            client.send("GET /v1/models HTTP/1.1\r\nhost: l\r\nx-large: " + "x".repeat(100_000) + "\r\n\r\n");
            String answer = client.readUntil("\r\n\r\n");
            assertThat(answer).containsPattern("^HTTP/1.1 4(13|31) ");
        }
    }

    @Test
    void aHalfClosedSocketTakesNothingDown() throws Exception {
        try (RawClient client = door.raw()) {
            client.post("/v1/messages", GOOD).halfClose();
            client.readAll();
        }
        try (RawClient client = door.raw()) {
            client.send("POST /v1/messages HTTP/1.1\r\nhost: l\r\ncontent-length: 100\r\n\r\nhalf")
                    .halfClose();
            client.readAll();
        }
    }

    @Test
    void garbageInsteadOfHttpIsRefused() throws Exception {
        try (RawClient client = door.raw()) {
            client.send("\u0016\u0003\u0001 this is no HTTP\r\n\r\n");
            assertThat(client.readAll()).doesNotContain("HTTP/1.1 2");
        }
    }

    @Test
    void aPathThatMakesNoUriIs400() throws Exception {
        try (RawClient client = door.raw()) {
            client.send("GET /v1/%zz?x=| HTTP/1.1\r\nhost: l\r\nx-api-key: k\r\n\r\n");
            assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 400");
        }
    }
}

package dev.tollgate.door;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Client and provider of different dialects, through the whole road. */
final class TranslationTest {
    private static final String CHAT =
            "{\"model\":\"claude-x\",\"messages\":[{\"role\":\"user\",\"content\":\"Grüße 😀\"}]%s}";
    private static final String MESSAGE =
            "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-x\",\"content\":[{\"type\":\"text\",\"text\":\"hi\"}],"
                    + "\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":3,\"cache_read_input_tokens\":10,\"output_tokens\":2}}";

    private static final String BLOCK_START =
            "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n";

    @Test
    void aChatCompletionIsAskedOfClaude() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.whole(
                        200,
                        "content-type: application/json\r\nrequest-id: req_9\r\n",
                        MESSAGE.getBytes(StandardCharsets.UTF_8)));
                Door door = Door.to(upstream, "anthropic", "")) {
            HttpResponse<String> answer = door.post("/v1/chat/completions?x=1", CHAT.formatted(",\"seed\":7,\"n\":2"));
            RawUpstream.Received asked = upstream.only();
            assertThat(asked.target()).isEqualTo("/v1/messages");
            assertThat(asked.header("anthropic-version")).isEqualTo("2023-06-01");
            assertThatJson(asked.text()).inPath("model").isEqualTo("claude-x");
            assertThat(asked.text()).contains("Grüße 😀").contains("max_tokens");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThatJson(answer.body()).inPath("object").isEqualTo("chat.completion");
            assertThatJson(answer.body()).inPath("usage.prompt_tokens").isEqualTo(13);
            assertThatJson(answer.body()).inPath("choices[0].message.content").isEqualTo("hi");
            assertThat(answer.headers().firstValue("x-tollgate-dropped")).hasValue("n, seed");
            assertThat(answer.headers().firstValue("x-request-id")).hasValue("req_9");
        }
    }

    @Test
    void aStreamIsTheSameHoweverItIsCut() throws Exception {
        byte[] events = (StreamingTest.START + BLOCK_START + StreamingTest.DELTA
                        + "event: ping\ndata: {\"type\":\"ping\"}\n\n" + StreamingTest.END)
                .getBytes(StandardCharsets.UTF_8);
        String first = null;
        for (int size : new int[] {1, 7, 64, 100_000}) {
            try (RawUpstream upstream = new RawUpstream((request, reply) -> {
                        reply.eventStream();
                        for (int at = 0; at < events.length; at += size) {
                            reply.chunk(Arrays.copyOfRange(events, at, Math.min(events.length, at + size)));
                        }
                        reply.end();
                    });
                    Door door = Door.to(upstream, "anthropic", "")) {
                HttpResponse<String> answer = door.post(
                        "/v1/chat/completions",
                        CHAT.formatted(",\"stream\":true,\"stream_options\":{\"include_usage\":true}"));
                String body = answer.body().replaceAll("\"created\":\\d+", "\"created\":0");
                assertThat(body).contains("é😀").contains("\"prompt_tokens\":3").endsWith("data: [DONE]\n\n");
                assertThat(body).doesNotContain("ping").doesNotContain("event:");
                assertThat(answer.headers().firstValue("content-type").orElseThrow())
                        .startsWith("text/event-stream");
                first = first == null ? body : first;
                assertThat(body).isEqualTo(first);
            }
        }
    }

    @Test
    void aStreamThatBreaksOffEndsWithAnErrorOfTheClientsDialect() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> {
                    reply.eventStream();
                    reply.chunk(StreamingTest.START + BLOCK_START + StreamingTest.DELTA);
                    Thread.sleep(100);
                    reply.reset();
                });
                Door door = Door.to(upstream, "anthropic", "")) {
            String body = door.post("/v1/chat/completions", CHAT.formatted(",\"stream\":true"))
                    .body();
            assertThat(body).contains("é😀").contains("data: {\"error\":").doesNotContain("[DONE]");
        }
    }

    @Test
    void aProvidersErrorKeepsItsStatusAndMeaning() throws Exception {
        String error = "{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"slow down\"}}";
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.whole(
                        429,
                        "content-type: application/json\r\nretry-after: 3\r\n",
                        error.getBytes(StandardCharsets.UTF_8)));
                Door door = Door.to(upstream, "anthropic", "")) {
            HttpResponse<String> answer = door.post("/v1/chat/completions", CHAT.formatted(""));
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("retry-after")).hasValue("3");
            assertThatJson(answer.body()).inPath("error.message").isEqualTo("slow down");
            assertThatJson(answer.body()).inPath("error.code").isEqualTo("rate_limit_exceeded");
        }
    }

    @Test
    void aProvidersErrorTellsAnthropicClientsWhatTheirSdkLooksFor() throws Exception {
        String error = "{\"error\":{\"message\":\"bad\",\"type\":\"invalid_request_error\"}}";
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.whole(
                        400,
                        "content-type: application/json\r\nx-request-id: req_7\r\nx-ratelimit-limit-tokens: 90\r\n",
                        error.getBytes(StandardCharsets.UTF_8)));
                Door door = Door.to(upstream, "openAI", "")) {
            HttpResponse<String> answer = door.post(
                    "/v1/messages",
                    "{\"model\":\"m\",\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("x-should-retry")).hasValue("false");
            assertThat(answer.headers().firstValue("request-id")).hasValue("req_7");
            assertThat(answer.headers().firstValue("anthropic-ratelimit-tokens-limit"))
                    .hasValue("90");
            assertThatJson(answer.body()).inPath("request_id").isEqualTo("req_7");
        }
    }

    @Test
    void manyDroppedNamesAreListedAsFarAsAHeaderCarriesThem() throws Exception {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            fields.append(",\"a_field_of_no_like_").append(i).append("\":1");
        }
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.whole(
                        200, "content-type: application/json\r\n", MESSAGE.getBytes(StandardCharsets.UTF_8)));
                Door door = Door.to(upstream, "anthropic", "")) {
            HttpResponse<String> answer = door.post("/v1/chat/completions", CHAT.formatted(fields));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("x-tollgate-dropped").orElseThrow())
                    .startsWith("a_field_of_no_like_0, ")
                    .matches(".*, \\.\\.\\.\\+\\d+")
                    .hasSizeBetween(4_000, 4_200);
        }
    }

    @Test
    void aWholeAnswerThatBreaksOffOrIsNoneIs502() throws Exception {
        for (boolean cut : new boolean[] {true, false}) {
            try (RawUpstream upstream = new RawUpstream((request, reply) -> {
                        reply.head(200, "content-type: application/json\r\n");
                        reply.chunk(cut ? MESSAGE.substring(0, 40) : "{\"unexpected\":true}");
                        if (cut) {
                            reply.reset();
                        } else {
                            reply.end();
                        }
                    });
                    Door door = Door.to(upstream, "anthropic", "")) {
                HttpResponse<String> answer = door.post("/v1/chat/completions", CHAT.formatted(""));
                assertThat(answer.statusCode()).isEqualTo(502);
                assertThatJson(answer.body()).inPath("error.type").isEqualTo("server_error");
            }
        }
    }

    @Test
    void anHtmlErrorBecomesAProperOne() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.whole(
                        503, "content-type: text/html\r\n", "<html>busy</html>".getBytes(StandardCharsets.UTF_8)));
                Door door = Door.to(upstream, "openAI", "")) {
            HttpResponse<String> answer = door.post(
                    "/v1/messages",
                    "{\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThatJson(answer.body()).inPath("type").isEqualTo("error");
            assertThat(answer.headers().firstValue("content-type").orElseThrow())
                    .startsWith("application/json");
        }
    }

    @Test
    void strictRefusesWhatWouldBeDropped() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.json(200, MESSAGE));
                Door door = Door.to(upstream, "anthropic", "  policies: { translation: { strict: true } }")) {
            HttpResponse<String> answer = door.post("/v1/chat/completions", CHAT.formatted(",\"seed\":7"));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThatJson(answer.body()).inPath("error.param").isEqualTo("seed");
            assertThat(door.post("/v1/chat/completions", CHAT.formatted("")).statusCode())
                    .isEqualTo(200);
            assertThat(upstream.received()).hasSize(1);
        }
    }

    @Test
    void aTokenCountThatTheProviderHasNotIsEstimatedAndMarked() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.json(200, "{}"));
                Door door = Door.to(upstream, "openAI", "")) {
            HttpResponse<String> answer = door.post(
                    "/v1/messages/count_tokens",
                    "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hello world\"}]}");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("x-tollgate-estimated")).hasValue("input_tokens");
            assertThat(answer.body()).containsPattern("\"input_tokens\":[1-9]");
            assertThat(upstream.received()).isEmpty();
        }
    }

    @Test
    void modelsAreListedInTheAskersShape() throws Exception {
        try (RawUpstream upstream = new RawUpstream(
                        (request, reply) -> reply.json(
                                200,
                                "{\"object\":\"list\",\"data\":[{\"id\":\"gpt-5\",\"object\":\"model\",\"created\":1700000000,\"owned_by\":\"o\"}]}"));
                Door door = Door.to(upstream, "openAI", "")) {
            HttpResponse<String> answer = door.get("/v1/models");
            assertThatJson(answer.body()).inPath("data[0].type").isEqualTo("model");
            assertThatJson(answer.body()).inPath("data[0].created_at").isEqualTo("2023-11-14T22:13:20Z");
            assertThatJson(answer.body()).inPath("has_more").isEqualTo(false);
        }
    }
}

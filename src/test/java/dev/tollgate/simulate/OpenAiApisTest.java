package dev.tollgate.simulate;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class OpenAiApisTest {
    private static final Simulator SIMULATOR = Simulator.start(SimulatorOptions.DEFAULTS);
    private static final Object TIME =
            Json.object("type", "function", "function", Json.object("name", "get_time", "parameters", Json.object()));

    private final Caller caller = Caller.of(SIMULATOR);

    @AfterAll
    static void close() {
        SIMULATOR.close();
    }

    @Test
    void aWholeChatAnswerHasTheShapeOfTheApi() {
        Caller.Seen seen = caller.chat("Hello");

        assertThat(seen.header("x-request-id")).startsWith("req_");
        assertThat(seen.header("x-ratelimit-remaining-tokens")).isNotEmpty();
        assertThatJson(seen.text()).isEqualTo("""
                        {"id":"${json-unit.regex}chatcmpl-.{29}","object":"chat.completion","created":"${json-unit.any-number}",
                         "model":"gpt-5.2","choices":[{"index":0,"message":{"role":"assistant",
                          "content":"Mock reply to: Hello","refusal":null,"annotations":[]},"logprobs":null,
                          "finish_reason":"stop"}],
                         "usage":{"prompt_tokens":9,"completion_tokens":5,"total_tokens":14,
                          "prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},
                          "completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0,
                           "accepted_prediction_tokens":0,"rejected_prediction_tokens":0}},
                         "service_tier":"default","system_fingerprint":"fp_simulated"}""");
    }

    @Test
    void aChatStreamTellsItsUsageOnlyWhenAsked() {
        String without = caller.chat("Hello", "stream", true).text();
        assertThat(without).doesNotContain("usage").doesNotContain("event:").endsWith("data: [DONE]\n\n");

        Object options = Json.object("include_usage", true);
        List<JsonNode> with =
                caller.chat("Hello", "stream", true, "stream_options", options).events();
        assertThat(with.getFirst().path("usage").isNull()).isTrue();
        assertThat(with.getLast().path("choices").isEmpty()).isTrue();
        assertThat(with.getLast().at("/usage/total_tokens").intValue()).isEqualTo(14);
    }

    @Test
    void everyChoiceIsStreamedAndBilled() {
        List<JsonNode> events =
                caller.chat("Hello [[id:choices]]", "stream", true, "n", 2).events();

        List<Integer> finished = events.stream()
                .map(event -> event.path("choices").path(0))
                .filter(choice -> choice.hasNonNull("finish_reason"))
                .map(choice -> choice.path("index").intValue())
                .toList();
        assertThat(finished).containsExactly(0, 1);
        assertThat(SIMULATOR.bill().tagged("choices").getFirst().usage().outputTokens())
                .isEqualTo(10);
    }

    @Test
    void aChatToolCallIsStreamedInPieces() {
        List<JsonNode> events = caller.chat(
                        "[[tool:get_time {\"tz\":\"Europe/Berlin\"}]]", "stream", true, "tools", List.of(TIME))
                .events();

        List<JsonNode> calls = events.stream()
                .map(event -> event.at("/choices/0/delta/tool_calls/0"))
                .filter(JsonNode::isObject)
                .toList();
        assertThat(calls.getFirst().path("id").stringValue("")).startsWith("call_");
        assertThat(calls.getFirst().at("/function/name").stringValue("")).isEqualTo("get_time");
        assertThat(calls.stream()
                        .map(call -> call.at("/function/arguments").stringValue(""))
                        .collect(Collectors.joining()))
                .isEqualTo("{\"tz\":\"Europe/Berlin\"}");
        assertThat(events.getLast().at("/choices/0/finish_reason").stringValue(""))
                .isEqualTo("tool_calls");
    }

    @Test
    void chatFinishReasonsAreOpenAis() {
        assertThat(caller.chat("[[stop:max_tokens]]")
                        .json()
                        .at("/choices/0/finish_reason")
                        .stringValue(""))
                .isEqualTo("length");
        assertThat(caller.chat("[[stop:refusal]]")
                        .json()
                        .at("/choices/0/finish_reason")
                        .stringValue(""))
                .isEqualTo("content_filter");
    }

    @Test
    void cachedTokensArePartOfThePrompt() {
        JsonNode usage = caller.chat("[[usage:100:50:1000::: 7]]").json().path("usage");

        assertThat(usage.path("prompt_tokens").intValue()).isEqualTo(1100);
        assertThat(usage.at("/prompt_tokens_details/cached_tokens").intValue()).isEqualTo(1000);
        assertThat(usage.at("/completion_tokens_details/reasoning_tokens").intValue())
                .isEqualTo(7);
    }

    @Test
    void aWholeResponseIsStoredUnlessItMustNotBe() {
        JsonNode response = caller.responses("Hello").json();
        assertThat(response.path("status").stringValue("")).isEqualTo("completed");
        assertThat(response.at("/output/0/content/0/text").stringValue("")).isEqualTo("Mock reply to: Hello");

        String id = response.path("id").stringValue("");
        assertThat(caller.get("/v1/responses/" + id).json()).isEqualTo(response);
        assertThat(caller.responses("x", "previous_response_id", id).status()).isEqualTo(200);

        String unstored =
                caller.responses("x", "store", false).json().path("id").stringValue("");
        assertThat(caller.get("/v1/responses/" + unstored).status()).isEqualTo(404);
        assertThat(caller.responses("x", "previous_response_id", unstored).status())
                .isEqualTo(400);
    }

    @Test
    void aResponseStreamIsNumberedAndEndsWithTheWholeResponse() {
        Object reasoning = Json.object("effort", "low", "summary", "auto");
        List<JsonNode> events = caller.responses("Hello", "stream", true, "reasoning", reasoning)
                .events();

        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).path("sequence_number").intValue()).isEqualTo(i);
        }
        assertThat(events.stream()
                        .map(event -> event.path("type").stringValue(""))
                        .distinct())
                .containsExactly(
                        "response.created",
                        "response.in_progress",
                        "response.output_item.added",
                        "response.reasoning_summary_part.added",
                        "response.reasoning_summary_text.delta",
                        "response.reasoning_summary_text.done",
                        "response.reasoning_summary_part.done",
                        "response.output_item.done",
                        "response.content_part.added",
                        "response.output_text.delta",
                        "response.output_text.done",
                        "response.content_part.done",
                        "response.completed");
        JsonNode usage = events.getLast().at("/response/usage");
        assertThat(usage.at("/output_tokens_details/reasoning_tokens").intValue())
                .isEqualTo(13);
        assertThat(usage.path("output_tokens").intValue()).isEqualTo(18);
    }

    @Test
    void aResponseThatIsCutShortIsIncomplete() {
        JsonNode last =
                caller.responses("[[stop:max_tokens]]", "stream", true).events().getLast();

        assertThat(last.path("type").stringValue("")).isEqualTo("response.incomplete");
        assertThat(last.at("/response/incomplete_details/reason").stringValue(""))
                .isEqualTo("max_output_tokens");
    }

    @Test
    void embeddingsAreNumbersOrBase64() {
        JsonNode numbers = caller.post(
                        "/v1/embeddings",
                        Json.object("model", "text-embedding-3-small", "input", List.of("a", "b"), "dimensions", 4))
                .json();
        assertThat(numbers.path("data").size()).isEqualTo(2);
        assertThat(numbers.at("/data/1/embedding").size()).isEqualTo(4);

        JsonNode base64 = caller.post(
                        "/v1/embeddings", Json.object("model", "m", "input", "a", "encoding_format", "base64"))
                .json();
        byte[] bytes = Base64.getDecoder().decode(base64.at("/data/0/embedding").stringValue(""));
        assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getFloat(4))
                .isEqualTo(-0.2f);
    }
}

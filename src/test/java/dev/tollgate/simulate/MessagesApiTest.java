package dev.tollgate.simulate;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class MessagesApiTest {
    private static final Simulator SIMULATOR = Simulator.start(SimulatorOptions.DEFAULTS);
    private static final JsonNode WEATHER = Json.object(
            "name",
            "get_weather",
            "input_schema",
            Json.object(
                    "type",
                    "object",
                    "properties",
                    Json.object("city", Json.object("type", "string"), "days", Json.object("type", "integer")),
                    "required",
                    List.of("city", "days")));

    private final Caller caller = Caller.of(SIMULATOR);

    @AfterAll
    static void close() {
        SIMULATOR.close();
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream().map(event -> event.path("type").stringValue("")).toList();
    }

    @Test
    void aWholeAnswerHasTheShapeOfTheApi() {
        Caller.Seen seen = caller.messages("Hello");

        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.header("request-id")).startsWith("req_");
        assertThat(seen.header("anthropic-ratelimit-requests-remaining")).isNotEmpty();
        assertThatJson(seen.text()).isEqualTo("""
                        {"model":"claude-sonnet-5","id":"${json-unit.regex}msg_01.{22}","type":"message","role":"assistant",
                         "content":[{"type":"text","text":"Mock reply to: Hello"}],
                         "stop_reason":"end_turn","stop_sequence":null,"stop_details":null,
                         "usage":{"input_tokens":9,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,
                          "cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":0},
                          "output_tokens":5,"service_tier":"standard","inference_geo":"global"}}""");
    }

    @Test
    void theNewerVersionHasFieldsThatAreNull() {
        Caller.Seen seen = caller.send(caller.request("/v1/messages")
                .setHeader("anthropic-version", "2026-10-21")
                .POST(HttpRequest.BodyPublishers.ofString(Caller.message("x").toString())));

        assertThat(seen.json().has("container")).isTrue();
        assertThat(seen.json().path("usage").path("speed").stringValue("")).isEqualTo("standard");
        assertThat(seen.json().path("content").path(0).has("citations")).isTrue();
    }

    @Test
    void aStreamHasEveryEventInItsPlace() {
        Caller.Seen seen = caller.messages("Hello", "stream", true);

        assertThat(seen.header("content-type")).isEqualTo("text/event-stream; charset=utf-8");
        assertThat(types(seen.events()))
                .containsExactly(
                        "message_start",
                        "content_block_start",
                        "ping",
                        "content_block_delta",
                        "content_block_delta",
                        "content_block_stop",
                        "message_delta",
                        "message_stop");
        assertThat(seen.text()).contains("event: message_start\ndata: {").endsWith("\n\n");
        assertThat(seen.events()
                        .getFirst()
                        .path("message")
                        .path("usage")
                        .path("output_tokens")
                        .intValue())
                .isEqualTo(1);
        assertThat(seen.events().get(6).path("usage").path("output_tokens").intValue())
                .isEqualTo(5);
    }

    @Test
    void thinkingIsSignedAndTheSignatureIsChecked() {
        JsonNode answer = caller.messages("x", "thinking", Json.object("type", "adaptive"))
                .json();
        JsonNode thinking = answer.path("content").path(0);
        assertThat(thinking.path("signature").stringValue("")).hasSizeGreaterThan(20);

        Object back = Json.object("role", "assistant", "content", answer.path("content"));
        List<Object> messages = List.of(Caller.user("x"), back, Caller.user("again"));
        assertThat(caller.messages("x", "messages", messages).status()).isEqualTo(200);

        Object forged =
                Json.object("role", "assistant", "content", List.of(Json.with(thinking, "thinking", "something else")));
        Caller.Seen refused = caller.messages("x", "messages", List.of(Caller.user("x"), forged, Caller.user("y")));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("Invalid `signature`");
    }

    @Test
    void streamedThinkingEndsWithItsSignature() {
        List<JsonNode> events = caller.messages("x", "thinking", Json.object("type", "adaptive"), "stream", true)
                .events();

        List<String> deltas = events.stream()
                .map(event -> event.path("delta").path("type").stringValue(""))
                .filter(type -> type.endsWith("_delta"))
                .distinct()
                .toList();
        assertThat(deltas).containsExactly("thinking_delta", "signature_delta", "text_delta");
        JsonNode end = events.get(events.size() - 2);
        assertThat(end.at("/usage/output_tokens_details/thinking_tokens").intValue())
                .isEqualTo(13);
    }

    @Test
    void toolsAreCalledWithTheInputThatTheDirectiveSays() {
        String prompt = "[[tool:get_weather {\"city\":\"Zürich\",\"days\":3}]] [[tool:unknown {}]]";
        JsonNode answer = caller.messages(prompt, "tools", List.of(WEATHER)).json();

        assertThat(answer.path("stop_reason").stringValue("")).isEqualTo("tool_use");
        assertThatJson(answer.path("content").path(1).toString()).isEqualTo("""
                        {"type":"tool_use","id":"${json-unit.regex}toolu_01.*","name":"get_weather",
                         "input":{"city":"Zürich","days":3},"caller":{"type":"direct"}}""");
    }

    @Test
    void aStreamedToolInputAddsUpToItsJson() {
        String prompt = "[[tool:get_weather {\"city\":\"Zürich 😀\",\"days\":3}]]";
        String json = caller.messages(prompt, "tools", List.of(WEATHER), "stream", true).events().stream()
                .map(event -> event.path("delta").path("partial_json").stringValue(""))
                .collect(Collectors.joining());

        assertThat(json).isEqualTo("{\"city\":\"Zürich 😀\",\"days\":3}");
    }

    @Test
    void aForcedToolGetsAnInputMadeFromItsSchema() {
        Object any = Json.object("type", "any");
        JsonNode answer = caller.messages("x", "tools", List.of(WEATHER), "tool_choice", any)
                .json();

        assertThatJson(answer.path("content").path(1).path("input").toString())
                .isEqualTo("{\"city\":\"mock é✓\",\"days\":42}");
    }

    @Test
    void toolResultsAreAnswered() {
        Object call = Json.object("type", "tool_use", "id", "toolu_1", "name", "get_weather", "input", Json.object());
        Object result = Json.object("type", "tool_result", "tool_use_id", "toolu_1", "content", "sunny");
        List<Object> messages = List.of(
                Caller.user("x"),
                Json.object("role", "assistant", "content", List.of(call)),
                Caller.user(List.of(result)));

        assertThat(caller.messages("x", "messages", messages).text()).contains("Tool results: sunny");
    }

    @Test
    void aSystemPromptIsWrittenToTheCacheOnceAndReadAfterwards() {
        Object mark = Json.object("type", "ephemeral", "ttl", "1h");
        Object system = List.of(Json.object("type", "text", "text", "long ".repeat(200), "cache_control", mark));

        JsonNode first = caller.messages("x", "system", system).json().path("usage");
        JsonNode second = caller.messages("x", "system", system).json().path("usage");

        assertThat(first.at("/cache_creation/ephemeral_1h_input_tokens").intValue())
                .isEqualTo(250);
        assertThat(first.path("cache_read_input_tokens").intValue()).isZero();
        assertThat(second.path("cache_creation_input_tokens").intValue()).isZero();
        assertThat(second.path("cache_read_input_tokens").intValue()).isEqualTo(250);
    }

    @Test
    void theCountOfTokensIsWhatIsBilled() {
        JsonNode body = Caller.message("count [[id:none]] me", "system", "be brief", "tools", List.of(WEATHER));
        int counted = caller.post("/v1/messages/count_tokens", body)
                .json()
                .path("input_tokens")
                .intValue();

        assertThat(caller.post("/v1/messages", body)
                        .json()
                        .at("/usage/input_tokens")
                        .intValue())
                .isEqualTo(counted);
    }

    @Test
    void stopReasonsAreAsAskedFor() {
        JsonNode cut = caller.messages("[[say:abcSTOPdef]]", "stop_sequences", List.of("STOP"))
                .json();
        assertThat(cut.path("stop_sequence").stringValue("")).isEqualTo("STOP");
        assertThat(cut.at("/content/0/text").stringValue("")).isEqualTo("abc");

        JsonNode refused = caller.messages("[[stop:refusal]]").json();
        assertThat(refused.at("/stop_details/type").stringValue("")).isEqualTo("refusal");
    }

    @Test
    void aSchemaIsFollowed() {
        Object schema = Json.object(
                "type", "object", "properties", Json.object("kind", Json.object("enum", List.of("a", "b"))));
        Object config = Json.object("format", Json.object("type", "json_schema", "schema", schema));

        assertThat(caller.messages("x", "output_config", config)
                        .json()
                        .at("/content/0/text")
                        .stringValue(""))
                .isEqualTo("{\"kind\":\"a\"}");
    }

    @Test
    void usageCanBeFixedOrLeftOut() {
        JsonNode usage = caller.messages("[[usage:100:50:1000:200:300:7:2]] [[tier:priority]]")
                .json()
                .path("usage");
        assertThatJson(usage.toString()).isEqualTo("""
                        {"input_tokens":100,"cache_creation_input_tokens":500,"cache_read_input_tokens":1000,
                         "cache_creation":{"ephemeral_5m_input_tokens":200,"ephemeral_1h_input_tokens":300},
                         "output_tokens":50,"service_tier":"priority","inference_geo":"global",
                         "server_tool_use":{"web_search_requests":2},"output_tokens_details":{"thinking_tokens":7}}""");

        assertThat(caller.messages("[[nousage]]", "stream", true).text()).doesNotContain("usage\"");
    }
}

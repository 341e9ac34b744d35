package dev.tollgate.simulate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer of Anthropic's Messages API, in the shape of {@code anthropic-version} 2023-06-01 or 2026-10-21. */
final class MessagesForm implements AnswerForm {
    /** From this version on, answers have all fields, null where there is nothing to say. */
    private static final String EXPLICIT_SINCE = "2026-10-21";

    private final String id = Ids.random("msg_01", 22);
    private final String requestId;
    private final String model;
    private final AnswerPlan plan;
    private final boolean explicit;

    MessagesForm(String requestId, String version, String model, AnswerPlan plan) {
        this.requestId = requestId;
        this.model = model;
        this.plan = plan;
        this.explicit = version.compareTo(EXPLICIT_SINCE) >= 0;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ObjectNode body() {
        ArrayNode content = Json.MAPPER.createArrayNode();
        plan.blocks().forEach(block -> content.add(whole(block)));
        return message(
                content,
                plan.stop(),
                plan.stopSequence(),
                stopDetails(),
                usage(plan.billed().output()));
    }

    private ObjectNode message(
            ArrayNode content,
            @Nullable String stop,
            @Nullable String sequence,
            @Nullable Object details,
            Object usage) {
        return Json.object(
                "model", model,
                "id", id,
                "type", "message",
                "role", "assistant",
                "content", content,
                "stop_reason", stop,
                "stop_sequence", sequence,
                "stop_details", details,
                "container", explicitly(null),
                "diagnostics", explicitly(null),
                "usage", usage);
    }

    private @Nullable Object explicitly(@Nullable Object value) {
        return explicit ? value : Json.ABSENT;
    }

    private @Nullable ObjectNode stopDetails() {
        return plan.stop().equals("refusal")
                ? Json.object("type", "refusal", "category", "cyber", "explanation", "simulated refusal")
                : null;
    }

    /** The usage of the whole answer, which a stream begins with, its output provisional. */
    private Object usage(long output) {
        if (!plan.usageTold()) {
            return Json.ABSENT;
        }
        Tokens billed = plan.billed();
        return Json.object(
                "input_tokens", billed.uncachedInput(),
                "cache_creation_input_tokens", billed.cacheWrite(),
                "cache_read_input_tokens", billed.cacheRead(),
                "cache_creation",
                        Json.object(
                                "ephemeral_5m_input_tokens", billed.cacheWrite5m(),
                                "ephemeral_1h_input_tokens", billed.cacheWrite1h()),
                "output_tokens", output,
                "service_tier", billed.tier(),
                "inference_geo", "global",
                "server_tool_use", serverTools(),
                "output_tokens_details", outputDetails(),
                "speed", explicitly("standard"));
    }

    private Object deltaUsage() {
        if (!plan.usageTold()) {
            return Json.ABSENT;
        }
        Tokens billed = plan.billed();
        return Json.object(
                "input_tokens", billed.uncachedInput(),
                "cache_creation_input_tokens", billed.cacheWrite(),
                "cache_read_input_tokens", billed.cacheRead(),
                "output_tokens", billed.output(),
                "server_tool_use", serverTools(),
                "output_tokens_details", outputDetails());
    }

    private @Nullable Object serverTools() {
        long searches = plan.billed().webSearches();
        return searches > 0 ? Json.object("web_search_requests", searches) : explicitly(null);
    }

    private @Nullable Object outputDetails() {
        long thinking = plan.billed().reasoning();
        return thinking > 0 ? Json.object("thinking_tokens", thinking) : explicitly(null);
    }

    private ObjectNode whole(Block block) {
        return switch (block) {
            case Block.Thinking thinking ->
                Json.object("type", "thinking", "thinking", thinking.thinking(), "signature", thinking.signature());
            case Block.Text text -> Json.object("citations", explicitly(null), "type", "text", "text", text.text());
            case Block.ToolCall call -> toolUse(call, call.input());
        };
    }

    private static ObjectNode toolUse(Block.ToolCall call, ObjectNode input) {
        return Json.object()
                .put("type", "tool_use")
                .put("id", "toolu_" + call.id())
                .put("name", call.name())
                .set("input", input)
                .set("caller", Json.object("type", "direct"));
    }

    private ObjectNode begun(Block block) {
        return switch (block) {
            case Block.Thinking thinking -> Json.object("type", "thinking", "thinking", "", "signature", "");
            case Block.Text text -> Json.object("citations", explicitly(null), "type", "text", "text", "");
            case Block.ToolCall call -> toolUse(call, Json.object());
        };
    }

    @Override
    public List<StreamEvent> events() {
        List<StreamEvent> events = new ArrayList<>();
        events.add(
                event("message_start", "message", message(Json.MAPPER.createArrayNode(), null, null, null, usage(1))));
        for (int i = 0; i < plan.blocks().size(); i++) {
            Block block = plan.blocks().get(i);
            events.add(event("content_block_start", "index", i, "content_block", begun(block)));
            if (i == 0) {
                events.add(ping());
            }
            content(events, i, block);
            events.add(event("content_block_stop", "index", i));
        }
        ObjectNode end = Json.object(
                "stop_reason", plan.stop(),
                "stop_sequence", plan.stopSequence(),
                "stop_details", stopDetails(),
                "container", explicitly(null));
        events.add(event("message_delta", "delta", end, "usage", deltaUsage()));
        events.add(event("message_stop"));
        return events;
    }

    private static void content(List<StreamEvent> events, int index, Block block) {
        switch (block) {
            case Block.Thinking thinking -> {
                deltas(events, index, "thinking_delta", "thinking", thinking.pieces());
                events.add(delta(index, "signature_delta", "signature", thinking.signature()));
            }
            case Block.Text text -> deltas(events, index, "text_delta", "text", text.pieces());
            case Block.ToolCall call -> {
                events.add(delta(index, "input_json_delta", "partial_json", ""));
                deltas(events, index, "input_json_delta", "partial_json", call.pieces());
            }
        }
    }

    private static void deltas(List<StreamEvent> events, int index, String type, String field, List<String> pieces) {
        for (String piece : pieces) {
            events.add(delta(index, type, field, piece).asDelta());
        }
    }

    private static StreamEvent delta(int index, String type, String field, String piece) {
        return StreamEvent.named(
                "content_block_delta",
                () -> Json.object()
                        .put("type", "content_block_delta")
                        .put("index", index)
                        .set("delta", Json.object("type", type, field, piece)));
    }

    private static StreamEvent event(String type, @Nullable Object... fields) {
        return StreamEvent.named(type, () -> Json.object("type", type).setAll(Json.object(fields)));
    }

    @Override
    public List<StreamEvent> failure() {
        ObjectNode error = Json.object("details", null, "type", "overloaded_error", "message", "Overloaded");
        return List.of(event("error", "error", error, "request_id", requestId));
    }

    @Override
    public StreamEvent ping() {
        return StreamEvent.raw("event: ping\ndata: {\"type\": \"ping\"}\n\n");
    }

    @Override
    public StreamEvent nothing() {
        return StreamEvent.raw("event: content_block_delta\ndata: null\n\n");
    }
}

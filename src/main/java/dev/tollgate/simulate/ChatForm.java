package dev.tollgate.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer of OpenAI's Chat Completions API. */
final class ChatForm implements AnswerForm {
    private static final String FINGERPRINT = "fp_simulated";

    private final String id = Ids.random("chatcmpl-", 29);
    private final long created = Instant.now().getEpochSecond();
    private final Prompt prompt;
    private final AnswerPlan plan;
    private final List<Block.ToolCall> calls;

    ChatForm(Prompt prompt, AnswerPlan plan) {
        this.prompt = prompt;
        this.plan = plan;
        this.calls = plan.blocks().stream()
                .filter(Block.ToolCall.class::isInstance)
                .map(Block.ToolCall.class::cast)
                .toList();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ObjectNode body() {
        ArrayNode choices = Json.MAPPER.createArrayNode();
        for (int i = 0; i < prompt.wanted().choices(); i++) {
            choices.add(choice(i));
        }
        ObjectNode body = Json.object()
                .put("id", id)
                .put("object", "chat.completion")
                .put("created", created)
                .put("model", prompt.model())
                .put("service_tier", plan.billed().tier())
                .put("system_fingerprint", FINGERPRINT)
                .set("choices", choices);
        return plan.usageTold() ? body.set("usage", usage()) : body;
    }

    private ObjectNode choice(int index) {
        ObjectNode message = Json.object("role", "assistant", "refusal", null, "annotations", List.of());
        if (calls.isEmpty()) {
            message.put("content", plan.text());
        } else {
            message.putNull("content").set("tool_calls", Json.array(wholeCalls()));
        }
        return Json.object("index", index, "message", message, "logprobs", null, "finish_reason", finishReason());
    }

    private List<ObjectNode> wholeCalls() {
        return calls.stream().map(call -> call(call, call.inputText())).toList();
    }

    private static ObjectNode call(Block.ToolCall call, String arguments) {
        ObjectNode function = Json.object("name", call.name(), "arguments", arguments);
        return Json.object("id", "call_" + call.id(), "type", "function", "function", function);
    }

    private String finishReason() {
        return switch (plan.stop()) {
            case "tool_use" -> "tool_calls";
            case "max_tokens" -> "length";
            case "refusal" -> "content_filter";
            default -> "stop";
        };
    }

    private ObjectNode usage() {
        Tokens billed = plan.billed();
        return Json.object(
                "prompt_tokens", billed.input(),
                "completion_tokens", billed.output(),
                "total_tokens", billed.input() + billed.output(),
                "prompt_tokens_details", Json.object("cached_tokens", billed.cacheRead(), "audio_tokens", 0),
                "completion_tokens_details",
                        Json.object(
                                "reasoning_tokens", billed.reasoning(),
                                "audio_tokens", 0,
                                "accepted_prediction_tokens", 0,
                                "rejected_prediction_tokens", 0));
    }

    @Override
    public List<StreamEvent> events() {
        List<StreamEvent> events = new ArrayList<>();
        int choices = prompt.wanted().choices();
        for (int i = 0; i < choices; i++) {
            String content = calls.isEmpty() ? "" : null;
            events.add(chunk(i, () -> Json.object("role", "assistant", "content", content, "refusal", null)));
        }
        for (int i = 0; i < choices; i++) {
            content(events, i);
            int choice = i;
            events.add(StreamEvent.named(null, () -> chunk(streamed(choice, Json.object(), finishReason()), null)));
        }
        if (usageStreamed()) {
            events.add(StreamEvent.named(null, () -> chunk(List.of(), usage())));
        }
        events.add(StreamEvent.raw("data: [DONE]\n\n"));
        return events;
    }

    private void content(List<StreamEvent> events, int choice) {
        if (calls.isEmpty()) {
            for (Block block : plan.blocks()) {
                for (String piece : block.pieces()) {
                    events.add(
                            chunk(choice, () -> Json.object("content", piece)).asDelta());
                }
            }
        }
        for (int i = 0; i < calls.size(); i++) {
            Block.ToolCall call = calls.get(i);
            int position = i;
            events.add(chunk(choice, () -> callDelta(position, call(call, ""))));
            for (String piece : call.pieces()) {
                ObjectNode more = Json.object("function", Json.object("arguments", piece));
                events.add(chunk(choice, () -> callDelta(position, more)).asDelta());
            }
        }
    }

    private static ObjectNode callDelta(int position, ObjectNode call) {
        return Json.object("tool_calls", List.of(Json.object("index", position).setAll(call)));
    }

    private StreamEvent chunk(int choice, Supplier<ObjectNode> delta) {
        return StreamEvent.named(null, () -> chunk(streamed(choice, delta.get(), null), null));
    }

    private static List<ObjectNode> streamed(int choice, ObjectNode delta, @Nullable String finishReason) {
        return List.of(Json.object("index", choice, "delta", delta, "logprobs", null, "finish_reason", finishReason));
    }

    /** A chunk; where the usage is asked for, every chunk before it has a null one. */
    private ObjectNode chunk(List<ObjectNode> choices, @Nullable ObjectNode usage) {
        ObjectNode chunk = Json.object()
                .put("id", id)
                .put("object", "chat.completion.chunk")
                .put("created", created)
                .put("model", prompt.model())
                .put("service_tier", plan.billed().tier())
                .put("system_fingerprint", FINGERPRINT)
                .put("obfuscation", "x")
                .set("choices", Json.array(choices));
        return usageStreamed() ? chunk.set("usage", usage == null ? Json.NULL : usage) : chunk;
    }

    private boolean usageStreamed() {
        return prompt.wanted().usageInStream() && plan.usageTold();
    }

    @Override
    public List<StreamEvent> failure() {
        ObjectNode error = Json.object()
                .put("message", "The server had an error while processing your request.")
                .put("type", "server_error")
                .putNull("param")
                .putNull("code");
        return List.of(StreamEvent.named(null, () -> Json.object("error", error)));
    }

    @Override
    public StreamEvent ping() {
        return StreamEvent.raw(": keep-alive\n\n");
    }

    @Override
    public StreamEvent nothing() {
        return StreamEvent.raw("data: null\n\n");
    }
}

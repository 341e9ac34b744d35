package dev.tollgate.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer of OpenAI's Chat Completions API. */
final class ChatForm implements AnswerForm {
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
        return Json.object(
                "id",
                id,
                "object",
                "chat.completion",
                "created",
                created,
                "model",
                prompt.model(),
                "choices",
                choices,
                "usage",
                plan.usageTold() ? usage() : Json.ABSENT,
                "service_tier",
                plan.billed().tier(),
                "system_fingerprint",
                "fp_simulated");
    }

    private ObjectNode choice(int index) {
        ObjectNode message = Json.object(
                "role",
                "assistant",
                "content",
                calls.isEmpty() ? plan.text() : null,
                "tool_calls",
                calls.isEmpty() ? Json.ABSENT : Json.array(wholeCalls()),
                "refusal",
                null,
                "annotations",
                List.of());
        return Json.object("index", index, "message", message, "logprobs", null, "finish_reason", finishReason());
    }

    private List<ObjectNode> wholeCalls() {
        return calls.stream()
                .map(call -> Json.object(
                        "id",
                        "call_" + call.id(),
                        "type",
                        "function",
                        "function",
                        Json.object("name", call.name(), "arguments", call.inputText())))
                .toList();
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
            events.add(chunk(i, Json.object("role", "assistant", "content", content, "refusal", null), null));
        }
        for (int i = 0; i < choices; i++) {
            content(events, i);
            events.add(chunk(i, Json.object(), finishReason()));
        }
        if (prompt.wanted().usageInStream() && plan.usageTold()) {
            events.add(StreamEvent.named(null, () -> chunk(List.of(), usage())));
        }
        events.add(StreamEvent.raw("data: [DONE]\n\n"));
        return events;
    }

    private void content(List<StreamEvent> events, int index) {
        if (calls.isEmpty()) {
            for (Block block : plan.blocks()) {
                for (String piece : block.pieces()) {
                    events.add(chunk(index, "content", piece));
                }
            }
        }
        for (int i = 0; i < calls.size(); i++) {
            Block.ToolCall call = calls.get(i);
            int position = i;
            events.add(chunk(
                    index,
                    toolCall(Json.object(
                            "index",
                            position,
                            "id",
                            "call_" + call.id(),
                            "type",
                            "function",
                            "function",
                            Json.object("name", call.name(), "arguments", ""))),
                    null));
            for (String piece : call.pieces()) {
                events.add(StreamEvent.named(
                                null,
                                () -> chunk(
                                        List.of(streamed(
                                                index,
                                                toolCall(Json.object(
                                                        "index",
                                                        position,
                                                        "function",
                                                        Json.object("arguments", piece))),
                                                null)),
                                        null))
                        .asDelta());
            }
        }
    }

    private static ObjectNode toolCall(ObjectNode call) {
        return Json.object("tool_calls", Json.array(List.of(call)));
    }

    private StreamEvent chunk(int index, String field, String piece) {
        return StreamEvent.named(null, () -> chunk(List.of(streamed(index, Json.object(field, piece), null)), null))
                .asDelta();
    }

    private StreamEvent chunk(int index, ObjectNode delta, @Nullable String finishReason) {
        return StreamEvent.named(null, () -> chunk(List.of(streamed(index, delta, finishReason)), null));
    }

    private static ObjectNode streamed(int index, ObjectNode delta, @Nullable String finishReason) {
        return Json.object("index", index, "delta", delta, "logprobs", null, "finish_reason", finishReason);
    }

    /** A chunk; where the usage is asked for, every chunk before it has a null one. */
    private ObjectNode chunk(List<ObjectNode> choices, @Nullable ObjectNode usage) {
        return Json.object(
                "id",
                id,
                "object",
                "chat.completion.chunk",
                "created",
                created,
                "model",
                prompt.model(),
                "service_tier",
                plan.billed().tier(),
                "system_fingerprint",
                "fp_simulated",
                "choices",
                Json.array(choices),
                "usage",
                prompt.wanted().usageInStream() && plan.usageTold() ? usage : Json.ABSENT,
                "obfuscation",
                "x");
    }

    @Override
    public List<StreamEvent> failure() {
        return List.of(StreamEvent.named(
                null,
                () -> Json.object(
                        "error",
                        Json.object(
                                "message",
                                "The server had an error while processing your request.",
                                "type",
                                "server_error",
                                "param",
                                null,
                                "code",
                                null))));
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

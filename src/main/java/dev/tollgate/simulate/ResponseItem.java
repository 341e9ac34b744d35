package dev.tollgate.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One item of a Responses API answer.
 *
 * @param whole the item as the whole answer has it
 * @param parts the events by which a stream brings it, in order
 */
record ResponseItem(ObjectNode whole, List<Part> parts) {

    /** One event of an item, without the item's position. */
    record Part(String type, Supplier<ObjectNode> fields, boolean delta) {}

    static ResponseItem of(Block block, boolean encrypted) {
        return switch (block) {
            case Block.Thinking thinking -> reasoning(thinking, encrypted);
            case Block.Text text -> message(text);
            case Block.ToolCall call -> functionCall(call);
        };
    }

    private static ResponseItem message(Block.Text text) {
        String id = Ids.random("msg_", 40);
        ObjectNode part = Json.object(
                "type", "output_text", "annotations", List.of(), "logprobs", List.of(), "text", text.text());
        ObjectNode whole = Json.object(
                "id", id,
                "type", "message",
                "status", "completed",
                "role", "assistant",
                "content", Json.array(List.of(part)));
        Stream stream = new Stream(id, "content_index");
        stream.added(Json.with(whole, "status", "in_progress", "content", List.of()));
        stream.part("response.content_part.added", "part", Json.with(part, "text", ""));
        for (String piece : text.pieces()) {
            stream.delta("response.output_text.delta", piece, "logprobs", List.of());
        }
        stream.part("response.output_text.done", "text", text.text(), "logprobs", List.of());
        stream.part("response.content_part.done", "part", part);
        return stream.done(whole);
    }

    private static ResponseItem reasoning(Block.Thinking thinking, boolean encrypted) {
        String id = Ids.random("rs_", 40);
        ObjectNode part = Json.object("type", "summary_text", "text", thinking.thinking());
        ObjectNode whole = Json.object("id", id, "type", "reasoning", "summary", List.of(part));
        if (encrypted) {
            whole.put("encrypted_content", "gAAAA" + thinking.signature());
        }
        Stream stream = new Stream(id, "summary_index");
        stream.added(Json.with(whole, "summary", List.of()));
        stream.part("response.reasoning_summary_part.added", "part", Json.with(part, "text", ""));
        for (String piece : thinking.pieces()) {
            stream.delta("response.reasoning_summary_text.delta", piece);
        }
        stream.part("response.reasoning_summary_text.done", "text", thinking.thinking());
        stream.part("response.reasoning_summary_part.done", "part", part);
        return stream.done(whole);
    }

    private static ResponseItem functionCall(Block.ToolCall call) {
        String id = Ids.random("fc_", 40);
        ObjectNode whole = Json.object()
                .put("id", id)
                .put("type", "function_call")
                .put("status", "completed")
                .put("call_id", "call_" + call.id())
                .put("name", call.name())
                .put("arguments", call.inputText());
        Stream stream = new Stream(id, null);
        stream.added(Json.with(whole, "status", "in_progress", "arguments", ""));
        for (String piece : call.pieces()) {
            stream.delta("response.function_call_arguments.delta", piece);
        }
        stream.part("response.function_call_arguments.done", "name", call.name(), "arguments", call.inputText());
        return stream.done(whole);
    }

    /** Collects the events of one item, of whose parts there is one. */
    private static final class Stream {
        private final List<Part> parts = new ArrayList<>();
        private final String id;
        private final @Nullable String position;

        private Stream(String id, @Nullable String position) {
            this.id = id;
            this.position = position;
        }

        private void added(ObjectNode item) {
            parts.add(new Part("response.output_item.added", () -> Json.object("item", item), false));
        }

        private void part(String type, @Nullable Object... fields) {
            parts.add(new Part(type, () -> located().setAll(Json.object(fields)), false));
        }

        private void delta(String type, String piece, @Nullable Object... fields) {
            parts.add(new Part(
                    type,
                    () -> located().put("delta", piece).put("obfuscation", "x").setAll(Json.object(fields)),
                    true));
        }

        private ResponseItem done(ObjectNode item) {
            parts.add(new Part("response.output_item.done", () -> Json.object("item", item), false));
            return new ResponseItem(item, parts);
        }

        private ObjectNode located() {
            ObjectNode located = Json.object("item_id", id);
            return position == null ? located : located.put(position, 0);
        }
    }
}

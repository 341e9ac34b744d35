package dev.tollgate.translate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One content block of a stream while it is open: what is told to the client as it comes, and what is kept because it can
 * only be told whole.
 */
final class FromMessagesBlock {

    private final int index;
    private final ObjectNode start;
    private final String type;
    private final int callIndex;
    private final boolean asFunctionCall;
    private final int textStart;

    private final StringBuilder thought = new StringBuilder();
    private final StringBuilder input = new StringBuilder();
    private final ArrayNode citations = Json.array();
    private @Nullable String signature;

    /**
     * @param index of the block in the answer
     * @param callIndex of the call among the client's tool calls, if the block is one
     * @param asFunctionCall whether a call is told in the older way, without an id
     * @param textStart where the block's text begins in the message's content, in code points
     */
    FromMessagesBlock(int index, ObjectNode start, int callIndex, boolean asFunctionCall, int textStart) {
        this.index = index;
        this.start = start;
        this.type = String.valueOf(Json.text(start, "type"));
        this.callIndex = callIndex;
        this.asFunctionCall = asFunctionCall;
        this.textStart = textStart;
        citations.addAll(Json.arrayField(start, "citations") instanceof ArrayNode early ? early : Json.array());
    }

    boolean isCall() {
        return type.equals("tool_use") && !isJsonAnswer();
    }

    private boolean isJsonAnswer() {
        return type.equals("tool_use") && JsonAnswerTool.is(Json.text(start, "name"));
    }

    /** The delta that opens the block, or null. */
    @Nullable
    ObjectNode opening() {
        if (isCall() && asFunctionCall) {
            ObjectNode delta = Json.object();
            delta.putObject("function_call")
                    .put("name", Json.text(start, "name"))
                    .put("arguments", "");
            return delta;
        }
        if (isCall()) {
            ObjectNode delta = Json.object();
            ObjectNode call = call(delta).put("id", Json.text(start, "id")).put("type", "function");
            call.putObject("function").put("name", Json.text(start, "name")).put("arguments", "");
            ToolUseIds.copyOrigin(start, call);
            return delta;
        }
        return switch (type) {
            case "text" -> said("content", Json.text(start, "text"));
            case "thinking" -> think(Json.text(start, "thinking"));
            default -> null;
        };
    }

    /** The client's delta for one of the provider's, or null. */
    @Nullable
    ObjectNode delta(JsonNode delta) {
        String kind = String.valueOf(Json.text(delta, "type"));
        switch (kind) {
            case "text_delta" -> {
                return said("content", Json.text(delta, "text"));
            }
            case "thinking_delta" -> {
                return think(Json.text(delta, "thinking"));
            }
            case "input_json_delta" -> {
                return input(Json.text(delta, "partial_json"));
            }
            case "signature_delta" -> signature = Json.text(delta, "signature");
            case "citations_delta" -> {
                JsonNode citation = Json.field(delta, "citation");
                if (citation != null) {
                    citations.add(citation);
                }
            }
            case "compaction_delta" ->
                start.setAll(((ObjectNode) delta).deepCopy().without("type"));
            default -> {
                // A kind of delta that is newer than this: its block is told whole, as far as it is known.
            }
        }
        return null;
    }

    private @Nullable ObjectNode think(@Nullable String thinking) {
        thought.append(thinking == null ? "" : thinking);
        return said("reasoning_content", thinking);
    }

    private @Nullable ObjectNode input(@Nullable String json) {
        if (json == null || json.isEmpty()) {
            return null;
        }
        input.append(json);
        return arguments(json);
    }

    private @Nullable ObjectNode arguments(String json) {
        if (isJsonAnswer()) {
            return said("content", json);
        }
        if (!isCall()) {
            return null;
        }
        ObjectNode delta = Json.object();
        ObjectNode function =
                asFunctionCall ? delta.putObject("function_call") : call(delta).putObject("function");
        function.put("arguments", json);
        return delta;
    }

    /** The delta that closes the block, or null: an input that came whole, or not at all. */
    @Nullable
    ObjectNode closing() {
        if (!type.equals("tool_use") || !input.isEmpty()) {
            return null;
        }
        JsonNode whole = Json.field(start, "input");
        return arguments(whole == null ? "{}" : Json.write(whole));
    }

    /** Keeps what is told at the end. */
    void keep(ChatExtras extras, int textEnd) {
        switch (type) {
            case "text" -> extras.citations(citations, textStart, textEnd);
            case "tool_use" -> {
                // Told as it came.
            }
            case "thinking" -> {
                ObjectNode block = start.deepCopy().put("thinking", thought.toString());
                if (signature != null) {
                    block.put("signature", signature);
                }
                extras.block(block, index);
            }
            default -> {
                JsonNode asked = input.isEmpty() ? null : Json.parse(input.toString());
                if (asked != null) {
                    start.set("input", asked);
                }
                extras.block(start, index);
            }
        }
    }

    private ObjectNode call(ObjectNode delta) {
        return delta.putArray("tool_calls").addObject().put("index", callIndex);
    }

    private static @Nullable ObjectNode said(String field, @Nullable String text) {
        return text == null || text.isEmpty() ? null : Json.object().put(field, text);
    }
}

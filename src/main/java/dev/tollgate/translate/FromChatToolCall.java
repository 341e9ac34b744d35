package dev.tollgate.translate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tool call, or a piece of one.
 *
 * @param index its place among the calls, where the provider says so
 * @param id the provider's id; null where it is absent or empty
 * @param name the tool; null where it is absent or empty
 * @param arguments JSON as text, or a piece of it; empty where there is none
 */
record FromChatToolCall(
        @Nullable Long index, @Nullable String id, @Nullable String name, String arguments) {

    /**
     * The key of a tool's input under which arguments come that are not a JSON object (a model may write anything), as the
     * model wrote them.
     */
    static final String RAW_ARGUMENTS = "_raw_arguments";

    static FromChatToolCall of(JsonNode call) {
        JsonNode function = Json.field(call, "function");
        JsonNode custom = Json.field(call, "custom");
        JsonNode body = function != null ? function : custom;
        JsonNode arguments = Json.field(body, function != null ? "arguments" : "input");
        return new FromChatToolCall(
                Json.number(call, "index"),
                emptyIsNull(Json.text(call, "id")),
                emptyIsNull(Json.text(body, "name")),
                text(arguments));
    }

    /** The arguments as a tool's input. */
    ObjectNode input() {
        if (arguments.isBlank()) {
            return Json.object();
        }
        JsonNode parsed = Json.parse(arguments);
        if (parsed instanceof ObjectNode object) {
            return object;
        }
        return parsed != null && parsed.isNull() ? Json.object() : Json.object().put(RAW_ARGUMENTS, arguments);
    }

    /** A {@code tool_use} block with this input. */
    static ObjectNode block(String id, String name, ObjectNode input) {
        ObjectNode block = Json.object().put("type", "tool_use").put("id", ToolCallIds.toClient(id));
        block.put("name", name).set("input", input);
        block.putObject("caller").put("type", "direct");
        return block;
    }

    /** Most providers send text, some the object itself. */
    private static String text(@Nullable JsonNode arguments) {
        if (arguments == null) {
            return "";
        }
        return arguments.isString() ? arguments.stringValue() : Json.write(arguments);
    }

    private static @Nullable String emptyIsNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}

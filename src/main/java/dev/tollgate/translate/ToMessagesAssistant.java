package dev.tollgate.translate;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An assistant's turn: what was thought, said and called. */
final class ToMessagesAssistant {

    private static final Set<String> MESSAGE = Stream.concat(
                    Stream.of("role", "content", "refusal", "tool_calls", "function_call", CacheMarks.FIELD),
                    ReplayedBlocks.FIELDS.stream())
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> CALL =
            Set.of("id", "type", "index", "function", "custom", "caller", "toolset_name", CacheMarks.FIELD);
    private static final Set<String> CALLED = Set.of("name", "arguments", "input");

    private final Dropped dropped;
    private final ToMessagesParts parts;
    private final ToolNames names;

    ToMessagesAssistant(Dropped dropped, ToMessagesParts parts, ToolNames names) {
        this.dropped = dropped;
        this.parts = parts;
        this.names = names;
    }

    /** The turn's blocks; none where it says nothing. */
    ArrayNode blocks(JsonNode message, int index, FieldPath path) {
        ArrayNode visible = parts.blocks(message, ToMessagesParts.Kind.ASSISTANT, path);
        String refusal = Json.text(message, "refusal");
        ObjectNode refused = refusal == null ? null : parts.text(refusal, path.field("refusal"));
        if (refused != null) {
            visible.add(refused);
        }
        calls(message, path, visible);
        JsonNode legacy = Json.field(message, "function_call");
        if (legacy != null) {
            String name = name(legacy, path.field("function_call"));
            visible.add(toolUse(names.functionCalled(name, index), name, Json.field(legacy, "arguments")));
        }
        Leftovers.name(message, MESSAGE, path, dropped);
        ArrayNode blocks = ReplayedBlocks.merge(message, visible, path, dropped);
        CacheMarks.copy(message, last(visible), path, dropped);
        return blocks;
    }

    private void calls(JsonNode message, FieldPath path, ArrayNode blocks) {
        JsonNode calls = Json.field(message, "tool_calls");
        if (calls != null && !calls.isArray()) {
            throw path.field("tool_calls").wrongType("an array");
        }
        for (int i = 0; calls != null && i < calls.size(); i++) {
            JsonNode call = calls.get(i);
            FieldPath at = path.field("tool_calls").at(i);
            String id = Json.text(call, "id");
            if (id == null || id.isEmpty()) {
                throw at.field("id").missing();
            }
            boolean custom = "custom".equals(Json.text(call, "type"));
            String kind = custom ? "custom" : "function";
            JsonNode called = Json.field(call, kind);
            if (called == null || !called.isObject()) {
                throw at.field(kind).missing();
            }
            String name = name(called, at.field(kind));
            names.toolCalled(id, name);
            ObjectNode block = custom
                    ? toolUse(id, name, Json.object().set("input", called.path("input")))
                    : toolUse(id, name, Json.field(called, "arguments"));
            ToolUseIds.copyOrigin(call, block);
            CacheMarks.copy(call, block, at, dropped);
            blocks.add(block);
            Leftovers.name(call, CALL, at, dropped);
            Leftovers.name(called, CALLED, at.field(kind), dropped);
        }
    }

    private static String name(JsonNode called, FieldPath path) {
        String name = Json.text(called, "name");
        if (name == null || name.isEmpty()) {
            throw path.field("name").missing();
        }
        return name;
    }

    private static ObjectNode toolUse(String id, String name, @Nullable JsonNode arguments) {
        ObjectNode block = Json.object()
                .put("type", "tool_use")
                .put("id", ToolUseIds.toProvider(id))
                .put("name", name);
        block.set("input", input(arguments));
        return block;
    }

    /** Anthropic's input is an object; arguments that are none, such as those of a call that was cut, are kept in one. */
    private static JsonNode input(@Nullable JsonNode arguments) {
        if (arguments == null || arguments.isString() && arguments.stringValue().isBlank()) {
            return Json.object();
        }
        JsonNode value = arguments.isString() ? Json.parse(arguments.stringValue()) : arguments;
        return value != null && value.isObject() ? value : Json.object().set("arguments", arguments);
    }

    private static @Nullable ObjectNode last(ArrayNode blocks) {
        return blocks.isEmpty() ? null : (ObjectNode) blocks.get(blocks.size() - 1);
    }
}

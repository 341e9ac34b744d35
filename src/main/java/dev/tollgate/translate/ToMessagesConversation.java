package dev.tollgate.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The turns of a conversation.
 *
 * <p>System and developer messages at the beginning become {@code system} blocks. A later one becomes a message of
 * {@code role: system}, which has to follow a user's turn and to precede the assistant's: so it waits for the turns of
 * the user that come before the next answer, on which alone it can have an effect. Where there is no such turn, and for
 * models that know no {@code role: system}, it is said in the user's role and its {@code role} named as dropped.
 *
 * <p>Results of tools that follow one another become one user message, as the API wants them: all results of a turn's
 * calls in the very next message.
 */
final class ToMessagesConversation {

    private static final Set<String> PLAIN = Set.of("role", "content", CacheMarks.FIELD);
    private static final Set<String> TOOL =
            Set.of("role", "content", "tool_call_id", "name", "is_error", CacheMarks.FIELD);

    private final ClaudeModel model;
    private final Dropped dropped;
    private final ToolNames names = new ToolNames();
    private final ToMessagesParts parts;
    private final ToMessagesAssistant assistant;

    private final ArrayNode system = Json.array();
    private final ArrayNode messages = Json.array();
    private final List<Instruction> waiting = new ArrayList<>();
    private @Nullable ArrayNode results;
    private boolean leading = true;
    private @Nullable Instruction lastLeading;

    ToMessagesConversation(ClaudeModel model, Dropped dropped) {
        this.model = model;
        this.dropped = dropped;
        this.parts = new ToMessagesParts(dropped);
        this.assistant = new ToMessagesAssistant(dropped, parts, names);
    }

    private record Instruction(ArrayNode blocks, FieldPath path) {}

    /** Reads {@code messages}. */
    void read(ArrayNode conversation) {
        for (int i = 0; i < conversation.size(); i++) {
            FieldPath path = FieldPath.of("messages").at(i);
            JsonNode message = conversation.get(i);
            String role = Json.text(message, "role");
            if (role == null) {
                throw path.field("role").missing();
            }
            switch (role) {
                case "system", "developer" -> instruct(message, path);
                case "user" -> say(message, path);
                case "assistant" -> answer(message, i, path);
                case "tool" -> result(message, toolCallId(message, path), path);
                case "function" -> result(message, functionCallId(message, path), path);
                default ->
                    throw new Untranslatable(
                            "Invalid value: '" + role + "'. Supported values are: 'system', 'assistant', 'user',"
                                    + " 'function', 'tool', and 'developer'.",
                            path.field("role").toString());
            }
        }
        endOfTurns();
        withoutSpaceAtTheEnd(conversation.size() - 1);
        if (messages.isEmpty() && lastLeading != null) {
            onlyInstructions(lastLeading);
        }
        if (messages.isEmpty()) {
            throw new Untranslatable(
                    "Invalid 'messages': expected at least one message that says something.", "messages");
        }
    }

    ArrayNode system() {
        return system;
    }

    ArrayNode messages() {
        return messages;
    }

    ToolNames names() {
        return names;
    }

    private void instruct(JsonNode message, FieldPath path) {
        ArrayNode blocks = blocks(message, ToMessagesParts.Kind.SYSTEM, path);
        if (blocks.isEmpty()) {
            return;
        }
        if (leading) {
            lastLeading = new Instruction(blocks, path);
            system.addAll(blocks);
        } else {
            waiting.add(new Instruction(blocks, path));
        }
    }

    private void say(JsonNode message, FieldPath path) {
        leading = false;
        results = null;
        if (!model.hearsSystemInConversation()) {
            saySystemAsUser();
        }
        if (!takenAsItIs(message)) {
            turn("user", message, blocks(message, ToMessagesParts.Kind.USER, path));
        }
    }

    private void answer(JsonNode message, int index, FieldPath path) {
        leading = false;
        endOfTurns();
        if (!takenAsItIs(message)) {
            turn("assistant", message, assistant.blocks(message, index, path));
        }
    }

    private void result(JsonNode message, String id, FieldPath path) {
        leading = false;
        ObjectNode block = Json.object().put("type", "tool_result").put("tool_use_id", ToolUseIds.toProvider(id));
        ArrayNode content = parts.blocks(message, ToMessagesParts.Kind.TOOL, path);
        if (!content.isEmpty()) {
            block.set("content", plain(message, content));
        }
        JsonNode error = Json.field(message, "is_error");
        if (error != null && error.isBoolean()) {
            block.set("is_error", error);
        }
        CacheMarks.copy(message, block, path, dropped);
        Leftovers.name(message, TOOL, path, dropped);
        String name = Json.text(message, "name");
        if (name != null && "tool".equals(Json.text(message, "role")) && !name.equals(names.nameOf(id))) {
            Leftovers.nameField(message, "name", path, dropped);
        }
        if (results == null) {
            results = Json.array();
            messages.addObject().put("role", "user").set("content", results);
        }
        results.add(block);
    }

    private String toolCallId(JsonNode message, FieldPath path) {
        String id = Json.text(message, "tool_call_id");
        if (id == null || id.isEmpty()) {
            throw path.field("tool_call_id").missing();
        }
        if (names.nameOf(id) == null) {
            throw new Untranslatable(
                    "Messages with role 'tool' must answer a preceding message with 'tool_calls': none has the id '"
                            + id + "'.",
                    path.field("tool_call_id").toString());
        }
        return id;
    }

    private String functionCallId(JsonNode message, FieldPath path) {
        String name = Json.text(message, "name");
        String id = name == null ? null : names.functionAnswered(name);
        if (id == null) {
            throw new Untranslatable(
                    "Messages with role 'function' must answer a preceding 'function_call' of their 'name'.",
                    path.field("name").toString());
        }
        return id;
    }

    /** An assistant answers, or nobody does: what waits is said now. */
    private void endOfTurns() {
        results = null;
        boolean afterUser = !messages.isEmpty() && "user".equals(Json.text(messages.get(messages.size() - 1), "role"));
        if (!afterUser || !model.hearsSystemInConversation()) {
            saySystemAsUser();
        } else if (!waiting.isEmpty()) {
            ArrayNode blocks = messages.addObject().put("role", "system").putArray("content");
            waiting.forEach(instruction -> blocks.addAll(instruction.blocks()));
            waiting.clear();
        }
    }

    private void saySystemAsUser() {
        for (Instruction instruction : waiting) {
            dropped.add(instruction.path().field("role"));
            messages.addObject().put("role", "user").set("content", instruction.blocks());
        }
        waiting.clear();
    }

    /** An answer that the model shall go on with must not end with whitespace, or is refused. */
    private void withoutSpaceAtTheEnd(int index) {
        JsonNode last = messages.path(messages.size() - 1);
        JsonNode content = last.path("content");
        JsonNode said = content.isString() ? last : content.path(content.size() - 1);
        String field = content.isString() ? "content" : "text";
        String text = Json.text(said, field);
        if ("assistant".equals(Json.text(last, "role")) && text != null && !text.equals(text.stripTrailing())) {
            dropped.add(FieldPath.of("messages").at(index).field("content"));
            ((ObjectNode) said).put(field, text.stripTrailing());
        }
    }

    /** A conversation needs a turn to answer: the last instruction is taken for one. */
    private void onlyInstructions(Instruction last) {
        for (int i = 0; i < last.blocks().size(); i++) {
            system.remove(system.size() - 1);
        }
        dropped.add(last.path().field("role"));
        messages.addObject().put("role", "user").set("content", last.blocks());
    }

    private ArrayNode blocks(JsonNode message, ToMessagesParts.Kind kind, FieldPath path) {
        ArrayNode blocks = parts.blocks(message, kind, path);
        ObjectNode last = blocks.isEmpty() ? null : (ObjectNode) blocks.get(blocks.size() - 1);
        CacheMarks.copy(message, last, path, dropped);
        Leftovers.name(message, PLAIN, path, dropped);
        return blocks;
    }

    /** A turn that is a role and a text is the same in both dialects. */
    private boolean takenAsItIs(JsonNode message) {
        String text = message.size() == 2 ? Json.text(message, "content") : null;
        boolean taken = text != null && !text.isBlank();
        if (taken) {
            messages.add(message);
        }
        return taken;
    }

    private void turn(String role, JsonNode message, ArrayNode blocks) {
        if (!blocks.isEmpty()) {
            messages.addObject().put("role", role).set("content", plain(message, blocks));
        }
    }

    /** A content that was a string stays one, if nothing else came to it. */
    private static JsonNode plain(JsonNode message, ArrayNode blocks) {
        JsonNode content = Json.field(message, "content");
        boolean alone = blocks.size() == 1 && blocks.get(0).size() == 2;
        JsonNode text = blocks.get(0).get("text");
        return content != null && content.isString() && alone && text != null ? text : blocks;
    }
}

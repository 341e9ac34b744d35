package dev.tollgate.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code tool_result} blocks as {@code tool} messages. Those hold text only, so images and files of a result are handed
 * on to the user message that follows, with a line that says whose they are; a result that is an error begins with
 * {@code Error: }.
 */
final class ToChatToolResults {

    private static final Set<String> RESULT = Set.of("type", "tool_use_id", "content", "is_error");
    private static final Set<String> REFERENCE = Set.of("type", "tool_name");

    private final Dropped dropped;
    private final ToChatParts parts;
    private final List<ObjectNode> attachments = new ArrayList<>();

    ToChatToolResults(Dropped dropped, ToChatParts parts) {
        this.dropped = dropped;
        this.parts = parts;
    }

    /** The {@code tool} message of one result. */
    ObjectNode message(JsonNode block, FieldPath path) {
        String id = ToolCallIds.toProvider(ToChatParts.required(block, "tool_use_id", path));
        List<String> texts = new ArrayList<>();
        JsonNode content = Json.field(block, "content");
        if (content != null && content.isString()) {
            texts.add(content.stringValue());
        } else if (content != null && !content.isArray()) {
            throw RequestFault.at(path.field("content"), "Input should be a valid string or list");
        }
        List<ObjectNode> attached = new ArrayList<>();
        ArrayNode blocks = Json.arrayField(block, "content");
        for (int i = 0; blocks != null && i < blocks.size(); i++) {
            inner(blocks.get(i), path.field("content").at(i), texts, attached);
        }
        if (!attached.isEmpty()) {
            texts.add("[attached to the next message]");
            attachments.add(ToChatParts.text("[attached to the result of tool call " + id + "]"));
            attachments.addAll(attached);
        }
        JsonNode error = Json.field(block, "is_error");
        boolean failed = error != null && error.isBoolean() && error.booleanValue();
        dropped.allBut(RESULT, block, path);
        return Json.object()
                .put("role", "tool")
                .put("tool_call_id", id)
                .put("content", (failed ? "Error: " : "") + String.join("\n", texts));
    }

    /** What the results of this turn could not hold, in order. */
    List<ObjectNode> attachments() {
        return attachments;
    }

    private void inner(JsonNode block, FieldPath path, List<String> texts, List<ObjectNode> attached) {
        switch (ToChatParts.type(block, path)) {
            case "tool_reference" -> {
                texts.add("Tool: " + ToChatParts.required(block, "tool_name", path));
                dropped.allBut(REFERENCE, block, path);
            }
            case "browser_state" -> texts.add(Json.write(block));
            default -> {
                for (ObjectNode part : parts.of(block, path)) {
                    if (ToChatParts.isText(part)) {
                        texts.add(ToChatParts.textOf(part));
                    } else {
                        attached.add(part);
                    }
                }
            }
        }
    }
}

package dev.tollgate.translate;

import dev.tollgate.provider.Preset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An assistant's turn: its texts as one string, its thinking where the provider takes it back, its {@code tool_use}
 * blocks as tool calls. Blocks of tools that Anthropic ran itself are dropped by name, and so are encrypted thoughts and
 * signatures.
 */
final class ToChatAssistant {

    private static final Set<String> THINKING = Set.of("type", "thinking");
    private static final Set<String> TOOL_USE = Set.of("type", "id", "name", "input", "caller");

    private final Dropped dropped;
    private final ToChatParts parts;
    private final FunctionNames functionNames;
    private final @Nullable String reasoningField;

    ToChatAssistant(
            Dropped dropped, ToChatParts parts, FunctionNames functionNames, ChatModel model, @Nullable Preset preset) {
        this.dropped = dropped;
        this.functionNames = functionNames;
        this.parts = parts;
        if (preset != null) {
            this.reasoningField = preset.reasoningField();
        } else {
            this.reasoningField = model.openAi() ? null : "reasoning_content";
        }
    }

    /** The message, or null where nothing of the turn comes through. */
    @Nullable
    ObjectNode message(JsonNode content, FieldPath path) {
        if (content.isString()) {
            return content.stringValue().isEmpty() ? null : message(content.stringValue(), List.of(), Json.array());
        }
        if (content.size() == 1 && "text".equals(Json.text(content.get(0), "type"))) {
            List<ObjectNode> only =
                    parts.of(content.get(0), path.field("content").at(0));
            return only.isEmpty() ? null : message(ToChatParts.textOf(only.getFirst()), List.of(), Json.array());
        }
        StringBuilder text = new StringBuilder();
        List<String> thoughts = new ArrayList<>();
        ArrayNode calls = Json.array();
        boolean textBefore = false;
        for (int i = 0; i < content.size(); i++) {
            JsonNode block = content.get(i);
            FieldPath blockPath = path.field("content").at(i);
            String type = ToChatParts.type(block, blockPath);
            switch (type) {
                case "thinking" -> thinking(block, blockPath, thoughts);
                case "tool_use" -> calls.add(call(block, blockPath));
                default -> {
                    // One answer's text comes in several blocks where some of it has citations.
                    String separator = textBefore || text.isEmpty() ? "" : "\n\n";
                    for (ObjectNode part : parts.of(block, blockPath)) {
                        append(part, separator, blockPath, text);
                    }
                }
            }
            textBefore = type.equals("text");
        }
        boolean empty = text.isEmpty() && calls.isEmpty() && thoughts.isEmpty();
        return empty ? null : message(text.toString(), thoughts, calls);
    }

    private ObjectNode message(String text, List<String> thoughts, ArrayNode calls) {
        ObjectNode message = Json.object().put("role", "assistant");
        if (text.isEmpty() && !calls.isEmpty()) {
            message.putNull("content");
        } else {
            message.put("content", text);
        }
        if (reasoningField != null && !thoughts.isEmpty()) {
            message.put(reasoningField, String.join("\n\n", thoughts));
        }
        if (!calls.isEmpty()) {
            message.set("tool_calls", calls);
        }
        return message;
    }

    private void append(ObjectNode part, String separator, FieldPath path, StringBuilder text) {
        if (ToChatParts.isText(part)) {
            text.append(separator).append(ToChatParts.textOf(part));
        } else {
            dropped.add(path);
        }
    }

    private void thinking(JsonNode block, FieldPath path, List<String> thoughts) {
        String thought = Json.text(block, "thinking");
        boolean says = thought != null && !thought.isEmpty();
        if (says && reasoningField == null) {
            dropped.add(path);
            return;
        }
        if (says) {
            thoughts.add(thought);
        }
        // An empty signature is what a thought gets that came from a Chat Completions provider.
        if (!"".equals(Json.text(block, "signature"))) {
            dropped.allBut(THINKING, block, path);
        }
    }

    private ObjectNode call(JsonNode block, FieldPath path) {
        JsonNode input = Json.field(block, "input");
        ObjectNode call = Json.object();
        call.put("id", ToolCallIds.toProvider(ToChatParts.required(block, "id", path)));
        call.put("type", "function");
        call.putObject("function")
                .put("name", functionNames.toProvider(ToChatParts.required(block, "name", path), path.field("name")))
                .put("arguments", input == null ? "{}" : Json.write(input));
        dropped.allBut(TOOL_USE, block, path);
        if (!"direct".equals(Json.text(Json.field(block, "caller"), "type"))) {
            dropped.ifPresent(block, path, "caller");
        }
        return call;
    }
}

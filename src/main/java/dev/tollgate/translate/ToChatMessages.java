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
 * The conversation: {@code system} and {@code messages} as Chat Completions messages, in order, except that the tool
 * results of a user's turn come before its other content (see {@link ChatSequence}).
 */
final class ToChatMessages {

    private static final Set<String> SYSTEM_BLOCK = Set.of("type", "text");
    private static final Set<String> MESSAGE = Set.of("role", "content");

    /** Claude Code's note to Anthropic's billing, with a number that changes each time: it would spoil prompt caches. */
    private static final String BILLING_NOTE = "x-anthropic-billing-header:";

    private final ChatSequence messages = new ChatSequence();
    private final Dropped dropped;
    private final ToChatParts parts;
    private final ToChatAssistant assistants;

    ToChatMessages(Dropped dropped, FunctionNames functionNames, ChatModel model, @Nullable Preset preset) {
        this.dropped = dropped;
        this.parts = new ToChatParts(dropped);
        this.assistants = new ToChatAssistant(dropped, parts, functionNames, model, preset);
    }

    ArrayNode of(ObjectNode request) {
        JsonNode system = Json.field(request, "system");
        if (system != null) {
            system(system, FieldPath.of("system"));
        }
        ArrayNode turns = Json.arrayField(request, "messages");
        if (turns == null) {
            throw RequestFault.at(FieldPath.of("messages"), RequestFault.REQUIRED);
        }
        if (turns.isEmpty()) {
            throw RequestFault.at(FieldPath.of("messages"), "at least one message is required");
        }
        for (int i = 0; i < turns.size(); i++) {
            turn(turns.get(i), i);
        }
        return messages.whole();
    }

    private void turn(JsonNode turn, int index) {
        FieldPath path = FieldPath.of("messages").at(index);
        JsonNode content = Json.field(turn, "content");
        String role = Json.text(turn, "role");
        if (role == null) {
            throw RequestFault.at(path.field("role"), RequestFault.REQUIRED);
        }
        if (content != null && !content.isString() && !content.isArray()) {
            throw RequestFault.at(path.field("content"), "Input should be a valid string or list");
        }
        dropped.allBut(MESSAGE, turn, path);
        if (role.equals("system")) {
            if (content != null) {
                system(content, path.field("content"));
            }
            return;
        }
        if (content == null) {
            throw RequestFault.at(path.field("content"), RequestFault.REQUIRED);
        }
        switch (role) {
            case "user" -> user(content, path);
            case "assistant" -> assistant(content, path);
            default -> throw RequestFault.at(path.field("role"), "Input should be 'user', 'assistant' or 'system'");
        }
    }

    private void system(JsonNode content, FieldPath path) {
        List<String> texts = new ArrayList<>();
        if (content.isString()) {
            texts.add(content.stringValue());
        } else if (!content.isArray()) {
            throw RequestFault.at(path, "Input should be a valid string or list");
        }
        for (int i = 0; content.isArray() && i < content.size(); i++) {
            systemBlock(content.get(i), path.at(i), texts);
        }
        texts.removeIf(String::isEmpty);
        if (texts.isEmpty()) {
            return;
        }
        messages.add(Json.object().put("role", "system").put("content", String.join("\n\n", texts)));
    }

    private void systemBlock(JsonNode block, FieldPath path, List<String> texts) {
        if (!ToChatParts.type(block, path).equals("text")) {
            dropped.add(path);
            return;
        }
        String text = ToChatParts.required(block, "text", path);
        if (text.startsWith(BILLING_NOTE) && text.indexOf('\n') < 0) {
            dropped.add(path);
            return;
        }
        texts.add(text);
        dropped.allBut(SYSTEM_BLOCK, block, path);
    }

    private void user(JsonNode content, FieldPath path) {
        if (content.isString()) {
            messages.add(Json.object().put("role", "user").put("content", content.stringValue()));
            return;
        }
        ToChatToolResults results = new ToChatToolResults(dropped, parts);
        List<ObjectNode> rest = new ArrayList<>();
        boolean answered = false;
        for (int i = 0; i < content.size(); i++) {
            FieldPath blockPath = path.field("content").at(i);
            if (ToChatParts.type(content.get(i), blockPath).equals("tool_result")) {
                messages.add(results.message(content.get(i), blockPath));
                answered = true;
            } else {
                rest.addAll(parts.of(content.get(i), blockPath));
            }
        }
        rest.addAll(0, results.attachments());
        if (!rest.isEmpty() || !answered) {
            ObjectNode message = Json.object().put("role", "user");
            message.set("content", ToChatParts.content(rest));
            messages.add(message);
        }
    }

    private void assistant(JsonNode content, FieldPath path) {
        ObjectNode message = assistants.message(content, path);
        if (message != null) {
            messages.add(message);
        }
    }
}

package dev.tollgate.translate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Messages in an order that Chat Completions takes: all {@code tool} messages right after the assistant message with
 * their calls. What comes in between, such as a {@code system} message, waits until every call has its result, or none
 * can come any more.
 */
final class ChatSequence {

    private final ArrayNode messages = Json.array();
    private final Set<String> awaited = new HashSet<>();
    private final List<ObjectNode> waiting = new ArrayList<>();

    void add(ObjectNode message) {
        switch (String.valueOf(Json.text(message, "role"))) {
            case "tool" -> {
                messages.add(message);
                awaited.remove(String.valueOf(Json.text(message, "tool_call_id")));
                if (awaited.isEmpty()) {
                    release();
                }
            }
            case "assistant" -> {
                release();
                messages.add(message);
                await(message);
            }
            default -> {
                if (awaited.isEmpty()) {
                    messages.add(message);
                } else {
                    waiting.add(message);
                }
            }
        }
    }

    /** All messages, after the last was added. */
    ArrayNode whole() {
        release();
        return messages;
    }

    private void await(ObjectNode assistant) {
        ArrayNode calls = Json.arrayField(assistant, "tool_calls");
        if (calls != null) {
            calls.forEach(call -> awaited.add(String.valueOf(Json.text(call, "id"))));
        }
    }

    private void release() {
        awaited.clear();
        waiting.forEach(messages::add);
        waiting.clear();
    }
}

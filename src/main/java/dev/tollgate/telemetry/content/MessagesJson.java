package dev.tollgate.telemetry.content;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes messages as the conventions' JSON, as far as the budget goes; null where there is nothing to write. */
final class MessagesJson {
    private MessagesJson() {}

    /** The last messages that there is room for: what was asked now matters more than how it began. */
    static @Nullable String messages(List<Message> messages, Budget budget) {
        Deque<String> written = new ArrayDeque<>();
        for (int i = messages.size() - 1; i >= 0; i--) {
            String json = Json.write(message(messages.get(i)));
            if (!budget.take(json)) {
                break;
            }
            written.addFirst(json);
        }
        return array(written);
    }

    /** The first parts that there is room for. */
    static @Nullable String parts(List<Part> parts, Budget budget) {
        return first(parts.stream().map(part -> Json.write(PartJson.of(part))).toList(), budget);
    }

    /** The first texts, each JSON, that there is room for. */
    static @Nullable String first(List<String> jsons, Budget budget) {
        Deque<String> written = new ArrayDeque<>();
        for (String json : jsons) {
            if (!budget.take(json)) {
                break;
            }
            written.add(json);
        }
        return array(written);
    }

    private static @Nullable String array(Deque<String> jsons) {
        if (jsons.isEmpty()) {
            return null;
        }
        StringJoiner array = new StringJoiner(",", "[", "]");
        jsons.forEach(array::add);
        return array.toString();
    }

    private static ObjectNode message(Message message) {
        ObjectNode node = Json.object().put("role", message.role());
        ArrayNode parts = node.putArray("parts");
        message.parts().forEach(part -> parts.add(PartJson.of(part)));
        if (message.finishReason() != null) {
            node.put("finish_reason", message.finishReason());
        }
        return node;
    }
}

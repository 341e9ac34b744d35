package dev.tollgate.simulate;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What OpenAI's Chat Completions API refuses with 400; fields that are not known here pass. */
final class ChatRules {
    private static final Set<String> ROLES = Set.of("developer", "system", "user", "assistant", "tool", "function");

    private ChatRules() {}

    static @Nullable Fault check(JsonNode body) {
        if (body.path("model").stringValue("").isEmpty()) {
            return Fault.field("model", "you must provide a model parameter");
        }
        JsonNode messages = body.path("messages");
        if (!messages.isArray()) {
            return Fault.field("messages", "Missing required parameter: 'messages'.");
        }
        if (messages.isEmpty()) {
            return Fault.field("messages", "Invalid 'messages': empty array. Expected an array with minimum length 1.");
        }
        if (body.path("stream_options").isObject() && !body.path("stream").booleanValue(false)) {
            return Fault.field(
                    "stream_options", "The 'stream_options' parameter is only allowed when 'stream' is enabled.");
        }
        JsonNode temperature = body.path("temperature");
        if (temperature.isNumber() && (temperature.doubleValue() < 0 || temperature.doubleValue() > 2)) {
            return Fault.field("temperature", "Invalid 'temperature': expected a value between 0 and 2.");
        }
        return conversation(messages);
    }

    /** Every call is answered by a tool message right after it, and nothing else is. */
    private static @Nullable Fault conversation(JsonNode messages) {
        Set<String> open = new HashSet<>();
        for (int i = 0; i < messages.size(); i++) {
            JsonNode message = messages.get(i);
            String role = message.path("role").stringValue("");
            String where = "messages.[" + i + "].role";
            if (!ROLES.contains(role)) {
                return Fault.field(where, "Invalid value: '" + role + "'.");
            }
            if (role.equals("tool")) {
                if (!open.remove(message.path("tool_call_id").stringValue(""))) {
                    return Fault.field(
                            where,
                            "Invalid parameter: messages with role 'tool' must be a response to a"
                                    + " preceding message with 'tool_calls'.");
                }
            } else if (!open.isEmpty()) {
                return Fault.field(
                        where,
                        "An assistant message with 'tool_calls' must be followed by tool messages"
                                + " responding to each 'tool_call_id'. Without response: " + String.join(", ", open));
            }
            for (JsonNode call : message.path("tool_calls")) {
                open.add(call.path("id").stringValue(""));
            }
        }
        return null;
    }
}

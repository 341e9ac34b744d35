package dev.tollgate.simulate;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What Anthropic's Messages API refuses with 400; fields that are not known here pass. */
final class MessagesRules {
    private static final Set<String> ROLES = Set.of("user", "assistant", "system");

    private MessagesRules() {}

    static @Nullable Fault check(JsonNode body, @Nullable String version) {
        if (version == null) {
            return bad("anthropic-version: header is required");
        }
        if (body.path("model").stringValue("").isEmpty()) {
            return bad("model: Field required");
        }
        JsonNode maxTokens = body.path("max_tokens");
        if (maxTokens.isMissingNode() || maxTokens.isNull()) {
            return bad("max_tokens: Field required");
        }
        if (!maxTokens.isIntegralNumber() || maxTokens.longValue() < 1) {
            return bad("max_tokens: Input should be greater than or equal to 1");
        }
        JsonNode temperature = body.path("temperature");
        if (temperature.isNumber() && (temperature.doubleValue() < 0 || temperature.doubleValue() > 1)) {
            return bad("temperature: range: 0..1");
        }
        if (body.path("thinking").path("budget_tokens").longValue(0) >= maxTokens.longValue()) {
            return bad("`max_tokens` must be greater than `thinking.budget_tokens`");
        }
        return messages(body);
    }

    private static @Nullable Fault messages(JsonNode body) {
        JsonNode messages = body.path("messages");
        boolean threaded = body.path("thread").isObject();
        if (!messages.isArray() || (messages.isEmpty() && !threaded)) {
            return bad("messages: at least one message is required");
        }
        Set<String> open = new HashSet<>();
        for (int i = 0; i < messages.size(); i++) {
            JsonNode message = messages.get(i);
            String role = message.path("role").stringValue("");
            if (!ROLES.contains(role)) {
                return bad("messages." + i + ".role: Input should be 'user', 'assistant' or 'system'");
            }
            Fault fault = content(message.path("content"), "messages." + i + ".content");
            if (fault == null && !threaded && !role.equals("system")) {
                fault = pairs(message.path("content"), role, open, "messages." + i);
            }
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private static @Nullable Fault content(JsonNode content, String where) {
        for (int i = 0; content.isArray() && i < content.size(); i++) {
            JsonNode block = content.get(i);
            String type = block.path("type").stringValue("");
            if (type.isEmpty()) {
                return bad(where + "." + i + ".type: Field required");
            }
            if (type.equals("text") && block.path("text").stringValue("").isEmpty()) {
                return bad(where + "." + i + ": text content blocks must be non-empty");
            }
            String expected = Digests.signature(block.path("thinking").stringValue(""));
            if (type.equals("thinking")
                    && !block.path("signature").stringValue("").equals(expected)) {
                return bad(where + "." + i + ": Invalid `signature` in `thinking` block");
            }
        }
        return null;
    }

    /** Every call is answered in the message that follows it, and nothing else is. */
    private static @Nullable Fault pairs(JsonNode content, String role, Set<String> open, String where) {
        Set<String> answered = ids(content, "tool_result", "tool_use_id");
        if (role.equals("user")) {
            for (String id : answered) {
                if (!open.contains(id)) {
                    return bad(where + ": unexpected `tool_use_id` found in `tool_result` blocks: " + id
                            + ". Each `tool_result` block must have a corresponding `tool_use` block in the previous"
                            + " message.");
                }
            }
        }
        open.removeAll(answered);
        if (!open.isEmpty()) {
            return bad(where + ": `tool_use` ids were found without `tool_result` blocks immediately after: "
                    + String.join(", ", open));
        }
        open.addAll(ids(content, "tool_use", "id"));
        return null;
    }

    private static Set<String> ids(JsonNode content, String type, String field) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; content.isArray() && i < content.size(); i++) {
            if (content.get(i).path("type").stringValue("").equals(type)) {
                ids.add(content.get(i).path(field).stringValue(""));
            }
        }
        return ids;
    }

    private static Fault bad(String message) {
        return Fault.of(400, message);
    }
}

package dev.tollgate.translate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The ids of tool calls that Anthropic takes: letters, digits, {@code _} and {@code -}. Providers make others, such as
 * {@code functions.Bash:0}, and a conversation that moves over from them brings those along; each character that is not
 * taken is written as its number, so that different ids stay different. The client keeps its own.
 */
final class ToolUseIds {

    private ToolUseIds() {}

    static String toProvider(String clientId) {
        StringBuilder id = null;
        for (int i = 0; i < clientId.length(); i++) {
            char c = clientId.charAt(i);
            if (id == null && !taken(c)) {
                id = new StringBuilder(clientId.substring(0, i));
            }
            if (id != null && taken(c)) {
                id.append(c);
            } else if (id != null) {
                id.append('_').append(Integer.toHexString(c)).append('_');
            }
        }
        return id == null ? clientId : id.toString();
    }

    /**
     * What else tells where a call comes from, when it does not simply come from the model: the call of a server's tool
     * that made it, and the set that its tool is of. Clients that keep unknown fields send it back.
     */
    static void copyOrigin(JsonNode from, ObjectNode to) {
        JsonNode caller = Json.field(from, "caller");
        if (caller != null && !"direct".equals(Json.text(caller, "type"))) {
            to.set("caller", caller);
        }
        JsonNode set = Json.field(from, "toolset_name");
        if (set != null) {
            to.set("toolset_name", set);
        }
    }

    private static boolean taken(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }
}

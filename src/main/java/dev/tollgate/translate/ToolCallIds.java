package dev.tollgate.translate;

/**
 * The ids of tool calls on both sides. Clients of Messages know ids as {@code toolu_...}; a Chat Completions provider
 * makes its own ({@code call_...}, {@code functions.Bash:0}) and must get them back letter by letter. So an id of the
 * provider is carried inside one of the client's: {@code toolu_chat_call_...}, and taken out again when the client sends
 * the conversation back. Ids from elsewhere pass as they are.
 */
final class ToolCallIds {

    private static final String MARK = "toolu_chat_";

    private ToolCallIds() {}

    static String toClient(String providerId) {
        return providerId.startsWith("toolu_") && !providerId.startsWith(MARK) ? providerId : MARK + providerId;
    }

    static String toProvider(String clientId) {
        boolean marked = clientId.startsWith(MARK) && clientId.length() > MARK.length();
        return marked ? clientId.substring(MARK.length()) : clientId;
    }
}

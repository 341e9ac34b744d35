package dev.tollgate.translate;

import java.util.Map;

/**
 * How the client is to hear of tool calls.
 *
 * @param asFunctionCall whether it offered the older {@code functions}, so that it looks for a {@code function_call}
 * @param ownNames its own names of the tools that had to be given others, by those
 */
public record ClientCalls(boolean asFunctionCall, Map<String, String> ownNames) {

    /** As the dialect has them, by the names that the client gave. */
    public static final ClientCalls USUAL = new ClientCalls(false, Map.of());

    public ClientCalls {
        ownNames = Map.copyOf(ownNames);
    }

    String ownName(String name) {
        return ownNames.getOrDefault(name, name);
    }
}

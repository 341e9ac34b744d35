package dev.tollgate.route;

import java.util.Arrays;
import java.util.Optional;

/** What a path is for, by the words of agentgateway's {@code routes}. */
public enum RouteType {
    COMPLETIONS("completions"),
    MESSAGES("messages"),
    MODELS("models"),
    PASSTHROUGH("passthrough"),
    DETECT("detect"),
    RESPONSES("responses"),
    EMBEDDINGS("embeddings"),
    ANTHROPIC_TOKEN_COUNT("anthropicTokenCount");

    private final String text;

    RouteType(String text) {
        this.text = text;
    }

    /** The word in the configuration. */
    public String text() {
        return text;
    }

    public static Optional<RouteType> of(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }
}

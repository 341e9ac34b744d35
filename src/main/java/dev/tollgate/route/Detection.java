package dev.tollgate.route;

import dev.tollgate.llm.Dialect;
import dev.tollgate.llm.Family;

/** Which dialect a request speaks, by its route type, and what {@link RouteType#DETECT} stands for. Pure. */
final class Detection {
    private Detection() {}

    /** The type that {@code detect} resolves to; what it does not know is passed through. */
    static RouteType resolve(RouteType type, String path) {
        return type == RouteType.DETECT ? byPath(path) : type;
    }

    private static RouteType byPath(String path) {
        if (path.endsWith("/messages")) {
            return RouteType.MESSAGES;
        }
        if (path.endsWith("/messages/count_tokens")) {
            return RouteType.ANTHROPIC_TOKEN_COUNT;
        }
        if (path.endsWith("/chat/completions")) {
            return RouteType.COMPLETIONS;
        }
        if (path.endsWith("/responses")) {
            return RouteType.RESPONSES;
        }
        if (path.endsWith("/embeddings")) {
            return RouteType.EMBEDDINGS;
        }
        return RouteType.PASSTHROUGH;
    }

    /**
     * What the client speaks. What is only passed through is read by the end of its path all the same, so that its usage
     * is seen; {@code guess} is the family by headers, for paths that say nothing.
     */
    static Dialect dialect(RouteType type, String path, Family guess) {
        return dialect(type == RouteType.PASSTHROUGH ? byPath(path) : type, guess);
    }

    private static Dialect dialect(RouteType type, Family guess) {
        return switch (type) {
            case COMPLETIONS -> Dialect.OPENAI_CHAT;
            case MESSAGES -> Dialect.ANTHROPIC_MESSAGES;
            case RESPONSES -> Dialect.OPENAI_RESPONSES;
            case EMBEDDINGS -> Dialect.OPENAI_EMBEDDINGS;
            case ANTHROPIC_TOKEN_COUNT -> Dialect.ANTHROPIC_TOKEN_COUNT;
            case MODELS, PASSTHROUGH, DETECT ->
                switch (guess) {
                    case ANTHROPIC -> Dialect.ANTHROPIC_OTHER;
                    case OPENAI -> Dialect.OPENAI_OTHER;
                };
        };
    }
}

package dev.tollgate.simulate;

import dev.tollgate.llm.Dialect;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The answer to {@code [[stats]]}: what was understood of a request. */
final class Understood {
    private Understood() {}

    static JsonNode of(Dialect dialect, Prompt prompt, @Nullable String betas) {
        Prompt.Turn turn = prompt.turn();
        Prompt.Context context = prompt.context();
        return Json.object(
                "api", api(dialect),
                "model", prompt.model(),
                "chars", turn.text().length(),
                "sha", Digests.brief(turn.text().strip()),
                "images", turn.images(),
                "documents", turn.documents(),
                "tools", prompt.offer().tools().stream().map(Prompt.Tool::name).toList(),
                "system", context.system().length(),
                "systemSha", Digests.brief(context.system()),
                "betas", betas,
                "max", prompt.wanted().maxTokens(),
                "thinking", prompt.wanted().thinking(),
                "cacheMarks", context.cacheMarks());
    }

    /** What tests call the API of a dialect. */
    private static String api(Dialect dialect) {
        return switch (dialect) {
            case ANTHROPIC_MESSAGES, ANTHROPIC_TOKEN_COUNT, ANTHROPIC_OTHER -> "anthropic";
            case OPENAI_CHAT -> "chat";
            case OPENAI_RESPONSES -> "responses";
            case OPENAI_EMBEDDINGS, OPENAI_OTHER -> "openai";
        };
    }
}

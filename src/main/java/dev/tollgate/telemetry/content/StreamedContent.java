package dev.tollgate.telemetry.content;

import dev.tollgate.llm.Dialect;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Puts a stream's events together again. */
sealed interface StreamedContent permits AnthropicStream, ChatStream, ResponsesStream {
    void add(JsonNode event);

    /** What has been said so far. */
    List<Message> messages();

    static @Nullable StreamedContent of(Dialect dialect) {
        return switch (dialect) {
            case ANTHROPIC_MESSAGES -> new AnthropicStream();
            case OPENAI_CHAT -> new ChatStream();
            case OPENAI_RESPONSES -> new ResponsesStream();
            case ANTHROPIC_TOKEN_COUNT, ANTHROPIC_OTHER, OPENAI_EMBEDDINGS, OPENAI_OTHER -> null;
        };
    }

    /** Where in its list an element of a stream belongs. */
    static int index(JsonNode node) {
        JsonNode index = Json.field(node, "index");
        return index == null ? 0 : index.asInt(0);
    }
}

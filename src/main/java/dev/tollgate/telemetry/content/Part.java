package dev.tollgate.telemetry.content;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A part of a message, by the conventions' schema of messages. */
sealed interface Part {
    record Text(String content) implements Part {}

    /** What the model thought before it answered. */
    record Reasoning(String content) implements Part {}

    /** @param arguments JSON, or text where a stream broke off in the middle of it */
    record ToolCall(
            @Nullable String id, String name, @Nullable JsonNode arguments) implements Part {}

    record ToolResponse(@Nullable String id, @Nullable JsonNode response) implements Part {}

    /**
     * Binary data, of which only the size and the hash are told.
     *
     * @param modality {@code image}, {@code audio} or {@code document}
     * @param base64 the data as the request has it
     */
    record Blob(String modality, @Nullable String mimeType, String base64) implements Part {}

    /** Data that stands elsewhere. */
    record Uri(String modality, String uri) implements Part {}

    /** What the conventions have no shape for: only its type is told. */
    record Other(String type) implements Part {}
}

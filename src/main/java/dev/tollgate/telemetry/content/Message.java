package dev.tollgate.telemetry.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message.
 *
 * @param finishReason why the model stopped; only of answers
 */
record Message(String role, List<Part> parts, @Nullable String finishReason) {
    Message {
        parts = List.copyOf(parts);
    }

    static Message of(String role, List<Part> parts) {
        return new Message(role, parts, null);
    }
}

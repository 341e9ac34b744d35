package dev.tollgate.simulate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error to answer with, before any family's shape.
 *
 * @param message what is wrong, or null for what the API says to this status
 * @param param the field at fault, which only OpenAI names
 * @param code the code, where the API has one: OpenAI's {@code code}, Anthropic's {@code details.error_code}
 * @param headers more headers of the answer
 */
record Fault(
        int status,
        @Nullable String message,
        @Nullable String param,
        @Nullable String code,
        Map<String, String> headers) {

    static Fault of(int status, String message) {
        return new Fault(status, message, null, null, Map.of());
    }

    /** A field that is missing or wrong. */
    static Fault field(String field, String message) {
        return new Fault(400, message, field, null, Map.of());
    }
}

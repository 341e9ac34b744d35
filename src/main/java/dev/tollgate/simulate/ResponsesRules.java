package dev.tollgate.simulate;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What OpenAI's Responses API refuses with 400; fields that are not known here pass. */
final class ResponsesRules {
    private static final String PREVIOUS = "previous_response_id";

    private ResponsesRules() {}

    /** Checks a request, given the ids of the answers that are stored. */
    static @Nullable Fault check(JsonNode body, Set<String> stored) {
        if (body.path("model").stringValue("").isEmpty()) {
            return Fault.field("model", "you must provide a model parameter");
        }
        String previous = body.path(PREVIOUS).stringValue("");
        if (!previous.isEmpty() && !stored.contains(previous)) {
            String message = "Previous response with id '" + previous + "' not found.";
            return new Fault(400, message, PREVIOUS, "previous_response_not_found", Map.of());
        }
        JsonNode input = body.path("input");
        if (!input.isString() && !input.isArray() && previous.isEmpty()) {
            return Fault.field("input", "Missing required parameter: 'input'.");
        }
        return null;
    }
}

package dev.tollgate.translate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who answers: what a completion, and each chunk of one, begins with.
 *
 * @param id made of the provider's id, so that either leads to the other
 * @param created seconds since 1970
 */
record ChatHead(String id, long created, String model) {

    private static final String PREFIX = "chatcmpl-";

    /** @param message the answer, or the {@code message} of {@code message_start} */
    static ChatHead of(@Nullable JsonNode message, AnswerHints hints) {
        String id = Json.text(message, "id");
        String model = Json.text(message, "model");
        return new ChatHead(
                PREFIX + (id == null ? Long.toHexString(hints.now().toEpochMilli()) : id),
                hints.now().getEpochSecond(),
                model == null || model.isEmpty() ? hints.requestModel() : model);
    }

    ObjectNode write(String object) {
        return Json.object()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", model);
    }
}

package dev.tollgate.translate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who answers: what a message, and a stream's {@code message_start}, begin with.
 *
 * @param providerId the provider's id of the answer
 * @param model the model as the provider names it, or as it was asked for
 * @param calls the client's own names of its tools
 */
record FromChatHead(String providerId, String model, ClientCalls calls) {

    /** @param body the answer, or the first chunk of one: where it has no id, one is made of it */
    static FromChatHead of(JsonNode answer, byte[] body, AnswerHints hints) {
        String id = Json.text(answer, "id");
        String model = Json.text(answer, "model");
        return new FromChatHead(
                id == null || id.isEmpty() ? made(body, hints) : id,
                model == null || model.isEmpty() ? hints.requestModel() : model,
                hints.calls());
    }

    /** A message of the Messages dialect that has everything but an end. */
    ObjectNode message(ArrayNode content, FromChatUsage usage) {
        ObjectNode message = Json.object()
                .put("id", providerId.startsWith("msg_") ? providerId : "msg_" + providerId)
                .put("type", "message")
                .put("role", "assistant")
                .put("model", model);
        message.set("content", content);
        message.putNull("stop_reason").putNull("stop_sequence").putNull("stop_details");
        message.putNull("container").putNull("diagnostics");
        message.set("usage", usage.write());
        return message;
    }

    /** The id of a tool call that has none. */
    String callId(@Nullable String id, int index) {
        return id == null ? providerId + "_" + index : id;
    }

    /** The client's name of a tool that the provider calls. */
    String toolName(@Nullable String name) {
        return name == null ? "unknown" : calls.ownName(name);
    }

    private static String made(byte[] body, AnswerHints hints) {
        long mixed = 31L * hints.now().hashCode() + Arrays.hashCode(body);
        return "chat_" + Long.toHexString(hints.now().toEpochMilli()) + Long.toHexString(mixed);
    }
}

package dev.tollgate.translate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Why an answer ended, in the words of Messages.
 *
 * @param reason {@code stop_reason}
 * @param sequence {@code stop_sequence}: which one, where the provider says so
 * @param refusal the model's words of refusal, where it refused
 */
record FromChatStop(
        String reason, @Nullable String sequence, @Nullable String refusal) {

    /**
     * @param choice what ended, with its {@code finish_reason}, if any
     * @param calledTools whether the answer holds tool calls: some providers end those with {@code stop}
     * @param refusal the text of a refusal, or null
     */
    static FromChatStop of(@Nullable JsonNode choice, boolean calledTools, @Nullable String refusal) {
        String finish = Json.text(choice, "finish_reason");
        if (refusal != null) {
            return new FromChatStop("refusal", null, refusal);
        }
        return switch (finish == null ? "stop" : finish) {
            case "length", "max_tokens", "model_length" -> new FromChatStop("max_tokens", null, null);
            case "content_filter", "refusal", "safety" -> new FromChatStop("refusal", null, null);
            default -> calledTools ? new FromChatStop("tool_use", null, null) : ended(choice);
        };
    }

    /** Whether the provider says that it could not finish (OpenRouter, DeepSeek): no end of an answer, but an error. */
    static boolean brokeOff(@Nullable JsonNode choice) {
        String finish = Json.text(choice, "finish_reason");
        return "error".equals(finish) || "insufficient_system_resource".equals(finish);
    }

    /** Writes {@code stop_reason}, {@code stop_sequence} and {@code stop_details}. */
    void write(ObjectNode to) {
        to.put("stop_reason", reason);
        to.put("stop_sequence", sequence);
        if (reason.equals("refusal")) {
            to.putObject("stop_details")
                    .put("type", "refusal")
                    .putNull("category")
                    .put("explanation", refusal);
        } else {
            to.putNull("stop_details");
        }
    }

    /** vLLM says which stop sequence it was in {@code stop_reason}, SGLang in {@code matched_stop}; OpenAI does not. */
    private static FromChatStop ended(@Nullable JsonNode choice) {
        String sequence = Json.text(choice, "stop_reason");
        if (sequence == null) {
            sequence = Json.text(choice, "matched_stop");
        }
        return sequence == null || sequence.isEmpty()
                ? new FromChatStop("end_turn", null, null)
                : new FromChatStop("stop_sequence", sequence, null);
    }
}

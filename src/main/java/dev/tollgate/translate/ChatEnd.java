package dev.tollgate.translate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Why an answer ended.
 *
 * @param reason OpenAI's {@code finish_reason}
 * @param refusal what Anthropic says of a refusal, for the message's {@code refusal}
 */
record ChatEnd(String reason, @Nullable String refusal) {

    /**
     * @param end an answer, or the {@code delta} of {@code message_delta}
     * @param calls whether the client got calls of its tools
     */
    static ChatEnd of(@Nullable JsonNode end, boolean calls) {
        String stop = Json.text(end, "stop_reason");
        String natural = calls ? "tool_calls" : "stop";
        String reason = switch (stop) {
            case "max_tokens", "model_context_window_exceeded" -> "length";
            case "refusal" -> "content_filter";
            case "end_turn", "stop_sequence", "pause_turn", "compaction" -> "stop";
            // A call of the JSON answer tool is an answer, not a call.
            case "tool_use" -> natural;
            case null, default -> natural;
        };
        return new ChatEnd(reason, Json.text(Json.field(end, "stop_details"), "explanation"));
    }
}

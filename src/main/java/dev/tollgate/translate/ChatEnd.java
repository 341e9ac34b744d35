package dev.tollgate.translate;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Why an answer ended.
 *
 * @param reason OpenAI's {@code finish_reason}
 * @param refusal what Anthropic says of a refusal, for the message's {@code refusal}
 * @param details what OpenAI has no field for: {@code native_finish_reason} where its own says less, as OpenRouter writes
 *     it, {@code stop_sequence}, {@code stop_details}
 */
record ChatEnd(String reason, @Nullable String refusal, ObjectNode details) {

    private static final Set<String> PLAIN = Set.of("end_turn", "max_tokens", "tool_use");

    /**
     * @param end an answer, or the {@code delta} of {@code message_delta}
     * @param natural the reason of an answer that simply ended: {@code stop}, {@code tool_calls} or {@code function_call}
     */
    static ChatEnd of(@Nullable JsonNode end, String natural) {
        String stop = Json.text(end, "stop_reason");
        String reason = switch (stop) {
            case "max_tokens", "model_context_window_exceeded" -> "length";
            case "refusal" -> "content_filter";
            case "end_turn", "stop_sequence", "pause_turn", "compaction" -> "stop";
            // A call of the JSON answer tool is an answer, not a call.
            case "tool_use" -> natural;
            case null, default -> natural;
        };
        JsonNode stopDetails = Json.field(end, "stop_details");
        ObjectNode details = Json.object();
        if (stop != null && !PLAIN.contains(stop)) {
            details.put("native_finish_reason", stop);
        }
        String sequence = Json.text(end, "stop_sequence");
        if (sequence != null) {
            details.put("stop_sequence", sequence);
        }
        if (stopDetails != null) {
            details.set("stop_details", stopDetails);
        }
        return new ChatEnd(reason, Json.text(stopDetails, "explanation"), details);
    }

    /** Writes the reason and the details into a choice. */
    void into(ObjectNode choice) {
        choice.put("finish_reason", reason).setAll(details);
    }
}

package dev.tollgate.simulate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What any of the dialects asks of a model.
 *
 * @param turn what was said last, by the user or by the tools
 * @param offer the tools that may or must be called
 * @param wanted what the answer must look like
 * @param context what came before
 */
record Prompt(String model, boolean stream, Turn turn, Offer offer, Wanted wanted, Context context) {

    /**
     * The last turn.
     *
     * @param text its texts, each followed by a line feed
     * @param images one line for each: {@code media-type:bytes:digest} or {@code url:...}
     * @param documents the same for documents
     * @param toolResults what the tools answered; a turn with results is not a new question
     */
    record Turn(String text, List<String> images, List<String> documents, List<String> toolResults) {}

    /** A tool that was offered, with the schema of its input if it has one. */
    record Tool(String name, @Nullable JsonNode schema) {}

    /**
     * The tools on offer.
     *
     * @param forced the name of the tool that must be called, or null
     * @param forbidden whether none may be called
     */
    record Offer(List<Tool> tools, @Nullable String forced, boolean forbidden) {
        @Nullable
        Tool tool(String name) {
            return tools.stream()
                    .filter(tool -> tool.name().equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * The wanted answer.
     *
     * @param schema the JSON schema that the text must follow, or null for free text
     * @param thinking whether the model should think first
     * @param thoughtsShown whether the thinking is part of the answer
     * @param choices how many alternatives
     * @param usageInStream whether a stream ends with its usage, where that is a choice
     */
    record Wanted(
            @Nullable JsonNode schema,
            List<String> stopSequences,
            boolean thinking,
            boolean thoughtsShown,
            @Nullable Long maxTokens,
            int choices,
            boolean usageInStream) {}

    /**
     * All that the model reads.
     *
     * @param cacheMarks how many cache breakpoints were set
     * @param cachedForAnHour whether the system prompt is to be kept for an hour, not five minutes
     * @param tokens all input tokens
     */
    record Context(String system, int cacheMarks, boolean cachedForAnHour, long tokens) {}
}

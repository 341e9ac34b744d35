package dev.tollgate.llm;

import org.jspecify.annotations.Nullable;

/**
 * The numbers of a usage in OpenAI's dialects, as a provider states them; null where it does not.
 *
 * @param input {@code prompt_tokens}, or {@code input_tokens}: with what was read from a cache and written to one
 * @param cacheRead {@code cached_tokens} of the details; DeepSeek's {@code prompt_cache_hit_tokens}; Moonshot's
 *     {@code cached_tokens} beside the totals
 * @param cacheWritten {@code cache_write_tokens} of the details
 * @param output {@code completion_tokens}, or {@code output_tokens}
 * @param reasoning {@code reasoning_tokens} of the details
 * @param total {@code total_tokens}
 */
public record OpenAiCounts(
        @Nullable Long input,
        @Nullable Long cacheRead,
        @Nullable Long cacheWritten,
        @Nullable Long output,
        @Nullable Long reasoning,
        @Nullable Long total) {

    /** What they mean. A part of the input is never more than the input. */
    public Usage usage(@Nullable String serviceTier) {
        Long read = atMost(input, cacheRead);
        Long written = atMost(input == null ? null : (Long) (input - orZero(read)), cacheWritten);
        return new Usage(input, read, written, null, allOutput(), reasoning, null, serviceTier);
    }

    /**
     * OpenAI counts reasoning as output. xAI counts it beside the output, and Gemini does not even name it: only the total
     * gives that away.
     */
    private @Nullable Long allOutput() {
        if (input == null || output == null || total == null) {
            return output;
        }
        long beside = total - input - output;
        boolean reasoned = beside > 0 && (orZero(reasoning) == 0 || orZero(reasoning) == beside);
        return reasoned ? (Long) (output + beside) : output;
    }

    private static @Nullable Long atMost(@Nullable Long whole, @Nullable Long part) {
        return whole == null || part == null ? part : (Long) Math.min(whole, part);
    }

    private static long orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }
}

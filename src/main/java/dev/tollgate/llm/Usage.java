package dev.tollgate.llm;

import org.jspecify.annotations.Nullable;

/**
 * What a provider says that one answer used, normalised across providers. Unknown is null, never 0.
 *
 * @param inputTokens all input tokens, <em>including</em> those read from and written to a cache. Anthropic's
 *     {@code input_tokens} excludes the cached ones, so its three parts are added; OpenAI's {@code prompt_tokens}
 *     includes them
 * @param cacheReadTokens the part of the input that was read from a cache
 * @param cacheWrite5mTokens the part of the input written to a cache kept for five minutes
 * @param cacheWrite1hTokens the part of the input written to a cache kept for one hour
 * @param outputTokens all output tokens, including reasoning
 * @param reasoningTokens the part of the output that was reasoning
 * @param webSearches the provider's own web searches, billed by the thousand
 * @param serviceTier the tier that the <em>answer</em> names ({@code standard}, {@code priority}, {@code batch}, ...)
 */
public record Usage(
        @Nullable Long inputTokens,
        @Nullable Long cacheReadTokens,
        @Nullable Long cacheWrite5mTokens,
        @Nullable Long cacheWrite1hTokens,
        @Nullable Long outputTokens,
        @Nullable Long reasoningTokens,
        @Nullable Long webSearches,
        @Nullable String serviceTier) {

    /** Nothing known. */
    public static final Usage UNKNOWN = new Usage(null, null, null, null, null, null, null, null);

    /** Whether the two totals, that make a usage complete, are both known. */
    public boolean complete() {
        return inputTokens != null && outputTokens != null;
    }
}

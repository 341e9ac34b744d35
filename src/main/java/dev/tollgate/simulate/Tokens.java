package dev.tollgate.simulate;

import dev.tollgate.llm.Usage;

/**
 * What an answer is billed for, by the one who bills: nothing is unknown, and no token is in two parts of the input.
 *
 * @param uncachedInput input that was neither read from a cache nor written to one
 * @param output all output, including reasoning
 * @param tier the service tier that the answer names
 */
record Tokens(
        long uncachedInput,
        long cacheRead,
        long cacheWrite5m,
        long cacheWrite1h,
        long output,
        long reasoning,
        long webSearches,
        String tier) {

    long input() {
        return uncachedInput + cacheRead + cacheWrite5m + cacheWrite1h;
    }

    long cacheWrite() {
        return cacheWrite5m + cacheWrite1h;
    }

    /** What is billed when only so many of all pieces of the output were made; the input was read in any case. */
    Tokens upTo(long pieces, long all) {
        return pieces >= all ? this : withOutput(output * pieces / all, Math.min(reasoning, output * pieces / all));
    }

    private Tokens withOutput(long output, long reasoning) {
        return new Tokens(uncachedInput, cacheRead, cacheWrite5m, cacheWrite1h, output, reasoning, webSearches, tier);
    }

    Usage usage() {
        return new Usage(input(), cacheRead, cacheWrite5m, cacheWrite1h, output, reasoning, webSearches, tier);
    }
}

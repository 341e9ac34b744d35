package dev.tollgate.pricing;

/**
 * The rates of a long request. They hold for the whole of it, not only for the tokens beyond the bound.
 *
 * @param above total input tokens, the cached ones among them, that must be exceeded: of {@code above} 200,000 the first
 *     request at these rates has 200,001
 */
public record ContextTier(long above, Rates rates) {
    public ContextTier {
        if (above < 0) {
            throw new IllegalArgumentException("above is " + above + " (expected: a number of tokens)");
        }
    }
}

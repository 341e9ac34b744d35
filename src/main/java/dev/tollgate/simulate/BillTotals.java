package dev.tollgate.simulate;

/** Sums over answers; {@code inputTokens} includes the cached parts, {@code outputTokens} the reasoning. */
public record BillTotals(
        long answers,
        long inputTokens,
        long cacheReadTokens,
        long cacheWrite5mTokens,
        long cacheWrite1hTokens,
        long outputTokens,
        long reasoningTokens,
        long webSearches) {

    static final BillTotals NONE = new BillTotals(0, 0, 0, 0, 0, 0, 0, 0);

    BillTotals plus(Tokens tokens) {
        return new BillTotals(
                answers + 1,
                inputTokens + tokens.input(),
                cacheReadTokens + tokens.cacheRead(),
                cacheWrite5mTokens + tokens.cacheWrite5m(),
                cacheWrite1hTokens + tokens.cacheWrite1h(),
                outputTokens + tokens.output(),
                reasoningTokens + tokens.reasoning(),
                webSearches + tokens.webSearches());
    }
}

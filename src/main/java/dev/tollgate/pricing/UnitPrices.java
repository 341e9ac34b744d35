package dev.tollgate.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Prices as people and price pages write them: USD per million tokens, or per thousand. Each has at most nine decimals,
 * which is a nano-USD for a million tokens; null where there is none.
 *
 * @param inputPerMillion tokens of the prompt that were neither read from nor written to a cache
 * @param cacheReadPerMillion tokens read from a cache
 * @param cacheWrite5mPerMillion tokens written to a cache for five minutes
 * @param cacheWrite1hPerMillion tokens written to a cache for one hour
 * @param outputPerMillion tokens of the answer
 * @param reasoningPerMillion tokens of reasoning, where they are priced apart
 * @param webSearchPerThousand searches that the provider ran
 * @param requestPerThousand a fee for each request
 */
public record UnitPrices(
        @Nullable BigDecimal inputPerMillion,
        @Nullable BigDecimal cacheReadPerMillion,
        @Nullable BigDecimal cacheWrite5mPerMillion,
        @Nullable BigDecimal cacheWrite1hPerMillion,
        @Nullable BigDecimal outputPerMillion,
        @Nullable BigDecimal reasoningPerMillion,
        @Nullable BigDecimal webSearchPerThousand,
        @Nullable BigDecimal requestPerThousand) {

    /** No price for anything. */
    public static final UnitPrices NONE = new UnitPrices(null, null, null, null, null, null, null, null);

    static final int DECIMALS = 9;
    private static final BigDecimal HIGHEST = new BigDecimal(1_000_000);

    /** @throws IllegalArgumentException naming the price that cannot be one */
    public UnitPrices {
        check("inputPerMillion", inputPerMillion);
        check("cacheReadPerMillion", cacheReadPerMillion);
        check("cacheWrite5mPerMillion", cacheWrite5mPerMillion);
        check("cacheWrite1hPerMillion", cacheWrite1hPerMillion);
        check("outputPerMillion", outputPerMillion);
        check("reasoningPerMillion", reasoningPerMillion);
        check("webSearchPerThousand", webSearchPerThousand);
        check("requestPerThousand", requestPerThousand);
    }

    /** The same, exactly. */
    Rates rates() {
        return new Rates(
                nano(inputPerMillion),
                nano(cacheReadPerMillion),
                nano(cacheWrite5mPerMillion),
                nano(cacheWrite1hPerMillion),
                nano(outputPerMillion),
                nano(reasoningPerMillion),
                nano(webSearchPerThousand),
                nano(requestPerThousand));
    }

    private static @Nullable Long nano(@Nullable BigDecimal usd) {
        return usd == null
                ? null
                : usd.movePointRight(DECIMALS)
                        .setScale(0, RoundingMode.UNNECESSARY)
                        .longValueExact();
    }

    private static void check(String name, @Nullable BigDecimal usd) {
        if (usd == null) {
            return;
        }
        if (usd.signum() < 0
                || usd.compareTo(HIGHEST) > 0
                || usd.stripTrailingZeros().scale() > DECIMALS) {
            throw new IllegalArgumentException(name + " is " + usd.toPlainString()
                    + " (expected: USD from 0 to 1000000, with at most " + DECIMALS + " decimals)");
        }
    }
}

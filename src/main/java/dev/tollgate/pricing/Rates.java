package dev.tollgate.pricing;

import dev.tollgate.llm.Usage;
import org.jspecify.annotations.Nullable;

/**
 * The unit prices of one model at one moment. Those of tokens are in nano-USD per million tokens, so 3 USD per million is
 * 3,000,000,000; those of {@code webSearch} and {@code request} are in nano-USD per thousand. Null where there is none.
 *
 * @param input tokens of the prompt that were neither read from nor written to a cache
 * @param cacheRead prompt tokens read from a cache
 * @param cacheWrite5m prompt tokens written to a cache for five minutes, or for the provider's one time to live
 * @param cacheWrite1h prompt tokens written to a cache for one hour
 * @param output tokens of the answer, reasoning among them
 * @param reasoning tokens of reasoning, for the few models that price them apart from the rest of the output
 * @param webSearch searches that the provider ran
 * @param request a fee for each request
 */
public record Rates(
        @Nullable Long input,
        @Nullable Long cacheRead,
        @Nullable Long cacheWrite5m,
        @Nullable Long cacheWrite1h,
        @Nullable Long output,
        @Nullable Long reasoning,
        @Nullable Long webSearch,
        @Nullable Long request) {

    /** Everything costs nothing. */
    public static final Rates FREE = new Rates(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);

    /** No price for anything. */
    static final Rates NONE = new Rates(null, null, null, null, null, null, null, null);

    /** A million USD; anything above is a mistake in a unit, and would not fit the arithmetic. */
    private static final long HIGHEST = 1_000_000_000_000_000L;

    public Rates {
        check("input", input);
        check("cacheRead", cacheRead);
        check("cacheWrite5m", cacheWrite5m);
        check("cacheWrite1h", cacheWrite1h);
        check("output", output);
        check("reasoning", reasoning);
        check("webSearch", webSearch);
        check("request", request);
    }

    /**
     * What a usage costs at these rates.
     *
     * <p>Each token is charged once: the input less its cached parts at the input rate, the cached parts at their own,
     * and the sum is rounded to a whole nano-USD once, half to even. A cached part without a rate of its own is charged
     * as plain input, and a one-hour write as a five-minute write where only that has a rate; web searches without a rate
     * are left out. Any of these, and cached parts that exceed the input, make the cost {@link CostSource#PARTIAL}. An
     * unknown cached part counts as plain input. Without the total of input or of output, where that has a rate, the cost
     * is {@link CostSource#UNKNOWN}.
     */
    public Cost cost(Usage usage, String priceVersion) {
        return Bill.of(this, usage).cost(this, priceVersion);
    }

    /** Whether each rate that there is, is 0. */
    boolean costsNothing() {
        return FREE.with(this).equals(FREE);
    }

    /** These rates with {@code over} in the place of each that it has. */
    Rates with(Rates over) {
        return new Rates(
                or(over.input, input),
                or(over.cacheRead, cacheRead),
                or(over.cacheWrite5m, cacheWrite5m),
                or(over.cacheWrite1h, cacheWrite1h),
                or(over.output, output),
                or(over.reasoning, reasoning),
                or(over.webSearch, webSearch),
                or(over.request, request));
    }

    /** The rates of tokens at a share of these, the others unchanged. */
    Rates atPercent(int percent) {
        return new Rates(
                share(input, percent),
                share(cacheRead, percent),
                share(cacheWrite5m, percent),
                share(cacheWrite1h, percent),
                share(output, percent),
                share(reasoning, percent),
                webSearch,
                request);
    }

    /** One JSON object of whole numbers, absent rates left out. {@link #parse} reads it. */
    public String json() {
        return RatesJson.write(this);
    }

    /** @throws IllegalArgumentException if it is not what {@link #json} writes */
    public static Rates parse(String json) {
        return RatesJson.parse(json);
    }

    private static void check(String name, @Nullable Long rate) {
        if (rate != null && (rate < 0 || rate > HIGHEST)) {
            throw new IllegalArgumentException(
                    name + " is " + rate + " (expected: nano-USD from 0 to " + HIGHEST + ")");
        }
    }

    private static @Nullable Long or(@Nullable Long first, @Nullable Long second) {
        return first != null ? first : second;
    }

    private static @Nullable Long share(@Nullable Long rate, int percent) {
        if (rate == null) {
            return null;
        }
        long hundredfold = Math.multiplyExact(rate, percent);
        if (hundredfold % 100 != 0) {
            throw new IllegalArgumentException(percent + " % of " + rate + " is not a whole number of nano-USD");
        }
        return hundredfold / 100;
    }
}

package dev.tollgate.pricing;

import dev.tollgate.llm.Usage;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Adds up one answer. The sum is exact, in millionths of a nano-USD: tokens times nano-USD per million tokens. It is kept
 * in a long; what would overflow that, beyond some 9,000 USD, goes to {@code large}.
 */
final class Bill {
    private static final long MILLION = 1_000_000;
    private static final long THOUSAND = 1_000;

    private long sum;
    private @Nullable BigInteger large;
    private boolean known = true;
    private boolean whole = true;

    private Bill() {}

    static Bill of(Rates rates, Usage usage) {
        Bill bill = new Bill();
        bill.input(rates, usage);
        bill.output(rates, usage);
        bill.fees(rates, usage);
        return bill;
    }

    private void input(Rates rates, Usage usage) {
        long read = orZero(usage.cacheReadTokens());
        long written5m = orZero(usage.cacheWrite5mTokens());
        long written1h = orZero(usage.cacheWrite1hTokens());
        long plain = total(usage.inputTokens(), rates.input()) - read - written5m - written1h;
        if (plain < 0) {
            whole = false;
            plain = 0;
        }
        part(plain, rates.input(), MILLION);
        cached(read, rates.cacheRead(), rates.input());
        cached(written5m, rates.cacheWrite5m(), rates.input());
        cached(written1h, rates.cacheWrite1h(), rates.cacheWrite5m() != null ? rates.cacheWrite5m() : rates.input());
    }

    private void output(Rates rates, Usage usage) {
        long output = total(usage.outputTokens(), rates.output());
        if (rates.reasoning() == null || rates.reasoning().equals(rates.output())) {
            part(output, rates.output(), MILLION);
            return;
        }
        whole &= usage.reasoningTokens() != null || output == 0;
        long reasoning = Math.min(orZero(usage.reasoningTokens()), output);
        part(output - reasoning, rates.output(), MILLION);
        part(reasoning, rates.reasoning(), MILLION);
    }

    private void fees(Rates rates, Usage usage) {
        part(orZero(usage.webSearches()), rates.webSearch(), THOUSAND);
        part(rates.request() == null ? 0 : 1, rates.request(), THOUSAND);
    }

    /** A total that must be known, unless nothing is charged for it. */
    private long total(@Nullable Long tokens, @Nullable Long rate) {
        known &= tokens != null || rate == null || rate == 0;
        return orZero(tokens);
    }

    private long orZero(@Nullable Long count) {
        if (count == null) {
            return 0;
        }
        known &= count >= 0;
        return count;
    }

    private void cached(long tokens, @Nullable Long rate, @Nullable Long otherwise) {
        whole &= rate != null || tokens == 0;
        part(tokens, rate != null ? rate : otherwise, MILLION);
    }

    private void part(long count, @Nullable Long rate, long per) {
        if (rate == null) {
            whole &= count == 0;
            return;
        }
        long micros = rate * (MILLION / per);
        long product = count * micros;
        long next = sum + product;
        if (Math.multiplyHigh(count, micros) == 0 && product >= 0 && next >= 0) {
            sum = next;
        } else {
            BigInteger exact = BigInteger.valueOf(count).multiply(BigInteger.valueOf(micros));
            large = large == null ? exact : large.add(exact);
        }
    }

    Cost cost(Rates rates, String priceVersion) {
        Long nanoUsd = known ? nanoUsd() : null;
        CostSource source = nanoUsd == null ? CostSource.UNKNOWN : whole ? CostSource.PRICED : CostSource.PARTIAL;
        return new Cost(nanoUsd, source, rates, priceVersion);
    }

    /** Rounded half to even; null if no long can hold it, which no true usage costs. */
    private @Nullable Long nanoUsd() {
        if (large == null) {
            return round(sum / MILLION, sum % MILLION);
        }
        BigInteger[] parts = large.add(BigInteger.valueOf(sum)).divideAndRemainder(BigInteger.valueOf(MILLION));
        return parts[0].bitLength() < Long.SIZE - 1 ? round(parts[0].longValue(), parts[1].longValue()) : null;
    }

    private static long round(long whole, long rest) {
        boolean up = rest > MILLION / 2 || (rest == MILLION / 2 && (whole & 1) == 1);
        return up ? whole + 1 : whole;
    }
}

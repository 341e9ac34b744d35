package dev.tollgate.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tollgate.llm.Usage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RatesTest {
    private static final long USD = 1_000_000_000;
    private static final Rates SONNET =
            new Rates(3 * USD, USD * 3 / 10, USD * 15 / 4, 6 * USD, 15 * USD, null, 10 * USD, null);

    @Test
    void withoutTheTotalOfInputTheCostIsUnknownAndNotZero() {
        assertCost(SONNET, usage(null, 0, 0, 0, 10L), null, CostSource.UNKNOWN);
    }

    @Test
    void withoutTheTotalOfOutputTheCostIsUnknownAndNotZero() {
        assertCost(SONNET, usage(10L, 0, 0, 0, null), null, CostSource.UNKNOWN);
    }

    @Test
    void nothingKnownCostsNothingKnown() {
        assertCost(SONNET, Usage.UNKNOWN, null, CostSource.UNKNOWN);
    }

    @Test
    void whatIsFreeCostsZeroHoweverMuchItWas() {
        assertCost(Rates.FREE, Usage.UNKNOWN, 0L, CostSource.PRICED);
        assertCost(Rates.FREE, usage(10L, 5, 0, 0, 10L), 0L, CostSource.PRICED);
    }

    @Test
    void cachedPartsThatAreNotKnownCountAsPlainInput() {
        Usage usage = new Usage(100L, null, null, null, 0L, null, null, null);
        assertCost(SONNET, usage, 300_000L, CostSource.PRICED);
    }

    @Test
    void aCachedPartWithoutARateIsChargedAsPlainInput() {
        Rates plain = new Rates(3 * USD, null, null, null, 15 * USD, null, null, null);
        assertCost(plain, usage(100L, 40, 30, 20, 0L), 300_000L, CostSource.PARTIAL);
    }

    @Test
    void aOneHourWriteWithoutARateIsChargedAsAFiveMinuteOne() {
        Rates fiveMinutes = new Rates(3 * USD, null, 4 * USD, null, 15 * USD, null, null, null);
        assertCost(fiveMinutes, usage(100L, 0, 0, 100, 0L), 400_000L, CostSource.PARTIAL);
    }

    @Test
    void cachedPartsThatExceedTheInputAreChargedAndMarked() {
        assertCost(SONNET, usage(10L, 100, 0, 0, 0L), 30_000L, CostSource.PARTIAL);
    }

    @Test
    void aNegativeCountIsNotKnown() {
        assertCost(SONNET, usage(-1L, 0, 0, 0, 0L), null, CostSource.UNKNOWN);
        assertCost(SONNET, usage(1L, -1, 0, 0, 0L), null, CostSource.UNKNOWN);
    }

    @Test
    void outputOfAModelThatHasNoRateForItIsMarked() {
        Rates embedding = new Rates(USD, null, null, null, null, null, null, null);
        assertCost(embedding, usage(10L, 0, 0, 0, null), 10_000L, CostSource.PRICED);
        assertCost(embedding, usage(10L, 0, 0, 0, 0L), 10_000L, CostSource.PRICED);
        assertCost(embedding, usage(10L, 0, 0, 0, 5L), 10_000L, CostSource.PARTIAL);
    }

    @Test
    void reasoningThatIsPricedApartMustBeKnown() {
        Rates rates = new Rates(0L, null, null, null, 8 * USD, 3 * USD, null, null);
        Usage known = new Usage(0L, null, null, null, 100L, 40L, null, null);
        assertCost(rates, known, 60 * 8_000L + 40 * 3_000L, CostSource.PRICED);
        assertCost(rates, usage(0L, 0, 0, 0, 100L), 800_000L, CostSource.PARTIAL);
    }

    @Test
    void whatALongCannotHoldInBetweenIsExactToo() {
        long tokens = 1_000_000_000_000_001L;
        assertCost(SONNET, usage(tokens, 0, 0, 0, 1L), tokens * 3_000 + 15_000, CostSource.PRICED);
    }

    @Test
    void aCostThatNoLongCanHoldIsUnknown() {
        assertCost(SONNET, usage(Long.MAX_VALUE, 0, 0, 0, Long.MAX_VALUE), null, CostSource.UNKNOWN);
    }

    @Test
    void ratesAreKeptAsJsonOfWholeNumbers() {
        String json = "{\"input\":3000000000,\"cache_read\":300000000,\"cache_write_5m\":3750000000,"
                + "\"cache_write_1h\":6000000000,\"output\":15000000000,\"web_search\":10000000000}";
        assertThat(SONNET.json()).isEqualTo(json);
        assertThat(Rates.parse(json)).isEqualTo(SONNET);
        assertThat(Rates.parse("{}")).isEqualTo(Rates.NONE);
    }

    @Test
    void whatIsNotRatesIsRefusedWithWhatItIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rates.parse("{\"inputs\":1}"))
                .withMessageStartingWith("the rates are {\"inputs\":1} (expected: an object of whole numbers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rates.parse("{\"input\":\"1\"}"))
                .withMessageContaining("expected: an object of whole numbers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rates(-1L, null, null, null, null, null, null, null))
                .withMessage("input is -1 (expected: nano-USD from 0 to 1000000000000000)");
    }

    private static Usage usage(@Nullable Long input, long read, long write5m, long write1h, @Nullable Long output) {
        return new Usage(input, read, write5m, write1h, output, null, null, null);
    }

    private static void assertCost(Rates rates, Usage usage, @Nullable Long nanoUsd, CostSource source) {
        assertThat(rates.cost(usage, "v")).isEqualTo(new Cost(nanoUsd, source, rates, "v"));
    }
}

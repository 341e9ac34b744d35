package dev.tollgate.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.llm.Usage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What holds for any usage at any rates of the catalogue. Seeds are the numbers of the repetitions. */
class CostPropertiesTest {
    private static final int ROUNDS = 2_000;
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
    private static final List<Rates> RATES = Prices.of(Catalogue.builtIn(), PriceOverrides.NONE).all().stream()
            .flatMap(price -> price.periods().stream())
            .map(Period::rates)
            .distinct()
            .toList();

    private Random random = new Random();

    @BeforeEach
    void seed(RepetitionInfo repetition) {
        random = new Random(repetition.getCurrentRepetition());
    }

    /** A usage in its disjoint parts. */
    private record Parts(long plain, long read, long write5m, long write1h, long output, long searches) {
        Usage usage() {
            return new Usage(plain + read + write5m + write1h, read, write5m, write1h, output, null, searches, null);
        }

        Parts plus(Parts more) {
            return new Parts(
                    plain + more.plain,
                    read + more.read,
                    write5m + more.write5m,
                    write1h + more.write1h,
                    output + more.output,
                    searches + more.searches);
        }
    }

    @RepeatedTest(3)
    void thePartsAddUpToTheTotalWithinTheOneRounding() {
        for (int i = 0; i < ROUNDS; i++) {
            Rates rates = anyRates();
            Parts parts = anyParts();
            BigInteger exact = exact(parts.plain, rates.input(), 1)
                    .add(exact(parts.read, or(rates.cacheRead(), rates.input()), 1))
                    .add(exact(parts.write5m, or(rates.cacheWrite5m(), rates.input()), 1))
                    .add(exact(parts.write1h, or(rates.cacheWrite1h(), or(rates.cacheWrite5m(), rates.input())), 1))
                    .add(exact(parts.output, rates.output(), 1))
                    .add(exact(parts.searches, rates.webSearch(), 1_000))
                    .add(exact(1, rates.request(), 1_000));
            long rounded = new BigDecimal(exact)
                    .divide(new BigDecimal(MILLION), 0, RoundingMode.HALF_EVEN)
                    .longValueExact();
            assertThat(nano(rates, parts)).as("%s of %s", parts, rates).isEqualTo(rounded);
        }
    }

    @RepeatedTest(3)
    void moreNeverCostsLess() {
        for (int i = 0; i < ROUNDS; i++) {
            Rates rates = anyRates();
            Parts less = anyParts();
            Parts more = less.plus(anyParts());
            assertThat(nano(rates, more)).as("%s of %s", more, rates).isGreaterThanOrEqualTo(nano(rates, less));
        }
    }

    @RepeatedTest(3)
    void twoAnswersCostWhatTheyCostTogetherExceptForTheirRoundings() {
        for (int i = 0; i < ROUNDS; i++) {
            Rates rates = withoutFee(anyRates());
            Parts one = anyParts();
            Parts other = anyParts();
            assertThat(nano(rates, one) + nano(rates, other) - nano(rates, one.plus(other)))
                    .isBetween(-1L, 1L);
        }
    }

    private Rates anyRates() {
        return RATES.get(random.nextInt(RATES.size()));
    }

    private static Rates withoutFee(Rates rates) {
        return new Rates(
                rates.input(),
                rates.cacheRead(),
                rates.cacheWrite5m(),
                rates.cacheWrite1h(),
                rates.output(),
                null,
                rates.webSearch(),
                null);
    }

    private Parts anyParts() {
        return new Parts(any(), any(), any(), any(), any(), random.nextInt(20));
    }

    /** Small and large alike, and often none. */
    private long any() {
        return random.nextInt(4) == 0 ? 0 : random.nextLong(1L << random.nextInt(1, 27));
    }

    private static long nano(Rates rates, Parts parts) {
        return Objects.requireNonNull(rates.cost(parts.usage(), "").nanoUsd());
    }

    private static @Nullable Long or(@Nullable Long rate, @Nullable Long otherwise) {
        return rate != null ? rate : otherwise;
    }

    private static BigInteger exact(long count, @Nullable Long rate, long times) {
        return rate == null
                ? BigInteger.ZERO
                : BigInteger.valueOf(count).multiply(BigInteger.valueOf(rate)).multiply(BigInteger.valueOf(times));
    }
}

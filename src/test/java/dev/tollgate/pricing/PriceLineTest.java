package dev.tollgate.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceLineTest {
    private static final ModelPrice DEEPSEEK = Prices.of(Catalogue.builtIn(), PriceOverrides.NONE)
            .all("deepseek", "deepseek-chat")
            .getFirst();

    @Test
    void theLinesInForceAreThoseOfTheHour() {
        assertThat(input(PriceLine.of(DEEPSEEK, Instant.parse("2025-06-01T12:00:00Z"))))
                .containsExactly(270_000_000L);
        assertThat(input(PriceLine.of(DEEPSEEK, Instant.parse("2025-06-01T20:00:00Z"))))
                .containsExactly(135_000_000L);
    }

    @Test
    void allLinesAreThoseOfEveryPeriod() {
        assertThat(input(PriceLine.of(DEEPSEEK))).containsExactly(135_000_000L, 270_000_000L);
    }

    private static List<Long> input(List<PriceLine> lines) {
        return lines.stream().map(line -> line.rates().input()).toList();
    }
}

package dev.tollgate.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkedExamplesTest {
    private static final Prices PRICES = Prices.of(Catalogue.builtIn(), PriceOverrides.NONE);

    static Stream<WorkedExample> examples() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(WorkedExamplesTest.class.getResourceAsStream("worked-examples.txt"))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return WorkedExample.parse(text.lines().toList()).stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theCostIsTheOneWorkedOutByHand(WorkedExample example) {
        Cost cost = PRICES.price(example.provider(), example.model(), null, example.usage(), example.at());
        assertThat(example.workedOut()).as("the sum as written").isEqualTo(example.nanoUsd());
        assertThat(cost.nanoUsd()).isEqualTo(example.nanoUsd());
        assertThat(cost.source().text()).isEqualTo(example.source());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theRatesKeptWithACostGiveTheSameCostAgain(WorkedExample example) {
        Cost cost = PRICES.price(example.provider(), example.model(), null, example.usage(), example.at());
        String kept = Objects.requireNonNull(cost.rates()).json();
        assertThat(Rates.parse(kept).cost(example.usage(), cost.priceVersion()).nanoUsd())
                .isEqualTo(example.nanoUsd());
    }
}

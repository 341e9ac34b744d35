package dev.tollgate.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tollgate.llm.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PriceOverridesTest {
    private static final Instant AT = Instant.parse("2026-01-15T12:00:00Z");
    private static final Usage THOUSAND = usage(1_000, null);

    @Test
    void aConfiguredPriceComesBeforeTheCatalogue() {
        Prices prices = prices(override("claude-*", null, "0.5"));
        assertThat(prices.price("anthropic", "claude-haiku-4-5", null, THOUSAND, AT))
                .isEqualTo(new Cost(500_000L, CostSource.PRICED, input(500_000_000L), prices.version()));
    }

    @Test
    void oneForTheModelThatWasAskedForComesBeforeTheCatalogueToo() {
        Prices prices = prices(override("gpt-5", null, "0.5"));
        assertThat(prices.price("openai", "gpt-5-2025-08-07", "gpt-5", THOUSAND, AT)
                        .nanoUsd())
                .isEqualTo(500_000);
    }

    @Test
    void theFirstThatMatchesCounts() {
        Prices prices = prices(override("my-model", null, "1"), override("my-*", null, "2"));
        assertThat(nano(prices, "custom", "my-model")).isEqualTo(1_000_000);
        assertThat(nano(prices, "custom", "my-other")).isEqualTo(2_000_000);
    }

    @Test
    void oneOfAnotherProviderDoesNotMatch() {
        Prices prices = prices(override("gpt-5", "azure.ai.openai", "7"));
        assertThat(nano(prices, "azure", "gpt-5")).isEqualTo(7_000_000);
        assertThat(nano(prices, "openai", "gpt-5")).isEqualTo(1_250_000);
        assertThat(nano(prices(override("m", "Custom", "7")), "custom", "m")).isEqualTo(7_000_000);
    }

    @Test
    void aWildcardMayStandAnywhere() {
        Prices prices = prices(override("my-*-mini", null, "3"), override("*-large", null, "4"));
        assertThat(nano(prices, null, "My-own-Mini")).isEqualTo(3_000_000);
        assertThat(nano(prices, null, "my-own-mini-2")).isNull();
        assertThat(nano(prices, null, "ours-large")).isEqualTo(4_000_000);
    }

    @Test
    void untilItsDayTheCatalogueCounts() {
        Prices prices = prices(
                new PriceOverride("gpt-5", null, LocalDate.parse("2026-02-01"), null, false, price("9"), List.of()));
        assertThat(nano(prices, "openai", "gpt-5")).isEqualTo(1_250_000);
        Instant later = Instant.parse("2026-02-01T00:00:00Z");
        assertThat(prices.price("openai", "gpt-5", null, THOUSAND, later).nanoUsd())
                .isEqualTo(9_000_000);
        assertThat(prices.price("openai", "gpt-5", null, THOUSAND, later.minusNanos(1))
                        .nanoUsd())
                .isEqualTo(1_250_000);
    }

    @Test
    void theLatestDayCountsInWhateverOrderTheyAreWritten() {
        Prices prices = prices(
                new PriceOverride("m", null, LocalDate.parse("2026-01-10"), null, false, price("2"), List.of()),
                new PriceOverride("m", null, null, null, false, price("1"), List.of()),
                new PriceOverride("m", null, LocalDate.parse("2026-03-01"), null, false, price("3"), List.of()));
        assertThat(nano(prices, null, "m")).isEqualTo(2_000_000);
    }

    @Test
    void aTierMovesTheWholeRequest() {
        PriceOverride.Tier tier = new PriceOverride.Tier(1_000, price("2"));
        Prices prices = prices(new PriceOverride("m", null, null, null, false, price("1"), List.of(tier)));
        assertThat(nano(prices, null, "m")).isEqualTo(1_000_000);
        assertThat(prices.price(null, "m", null, usage(1_001, null), AT).nanoUsd())
                .isEqualTo(2_002_000);
    }

    @Test
    void aTierOfServiceMayHaveItsOwnPrice() {
        Prices prices = prices(new PriceOverride("gpt-5", null, null, "priority", false, price("2.5"), List.of()));
        assertThat(prices.price("openai", "gpt-5", null, usage(1_000, "priority"), AT))
                .isEqualTo(new Cost(2_500_000L, CostSource.PRICED, input(2_500_000_000L), prices.version()));
        assertThat(prices.price("openai", "gpt-5", null, usage(1_000, "default"), AT)
                        .nanoUsd())
                .isEqualTo(1_250_000);
    }

    @Test
    void whatIsFreeCostsZero() {
        Prices prices = prices(new PriceOverride("llama*", null, null, null, true, UnitPrices.NONE, List.of()));
        assertThat(nano(prices, "custom", "llama-3.3-70b")).isEqualTo(0);
    }

    @Test
    void aFallbackStandsForModelsWithoutAPrice() {
        Prices own = prices(new OnUnknownModel.Fallback("Default"), override("default", null, "4"));
        assertThat(own.price("openai", "gpt-99", null, THOUSAND, AT))
                .isEqualTo(new Cost(4_000_000L, CostSource.FALLBACK, input(4_000_000_000L), own.version()));
        Prices catalogued = prices(new OnUnknownModel.Fallback("claude-haiku-4-5"));
        assertThat(nano(catalogued, "custom", "anything")).isEqualTo(1_000_000);
        assertThat(catalogued
                        .price("custom", "anything", null, Usage.UNKNOWN, AT)
                        .source())
                .isEqualTo(CostSource.UNKNOWN);
    }

    @Test
    void aFallbackMustHaveAPrice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> prices(new OnUnknownModel.Fallback("nothing")))
                .withMessage("onUnknownModel falls back to \"nothing\", which has no price (expected: a name of"
                        + " config.prices.models or a model of the catalogue)");
    }

    @Test
    void modelsWithoutAPriceAreRefusedWhereTheConfigurationSaysSo() {
        Prices prices = prices(new OnUnknownModel.Refuse(), override("mine", null, "4"));
        assertThat(prices.refuses("openai", "gpt-99", AT)).isTrue();
        assertThat(prices.refuses("openai", "gpt-5", AT)).isFalse();
        assertThat(prices.refuses("openai", "mine", AT)).isFalse();
        assertThat(prices().refuses("openai", "gpt-99", AT)).isFalse();
    }

    @Test
    void theVersionNamesTheConfiguredPricesToo() {
        String catalogue = Catalogue.builtIn().version();
        assertThat(Prices.of(Catalogue.builtIn(), PriceOverrides.NONE).version())
                .isEqualTo(catalogue);
        String one = prices(override("m", null, "1")).version();
        assertThat(one).matches(catalogue + "\\+[0-9a-f]{8}");
        assertThat(prices(override("m", null, "1.0")).version()).isEqualTo(one);
        assertThat(prices(override("m", null, "1.01")).version()).isNotEqualTo(one);
    }

    @Test
    void whatCannotBeAPriceIsRefusedWithWhatItIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> price("-1"))
                .withMessage("inputPerMillion is -1 (expected: USD from 0 to 1000000, with at most 9 decimals)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> price("0.1234567891"))
                .withMessageStartingWith("inputPerMillion is 0.1234567891 ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PriceOverride("m", null, null, null, true, price("1"), List.of()))
                .withMessage("the price of \"m\" is free and has prices (expected: one of both)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PriceOverride("m", null, null, null, false, UnitPrices.NONE, List.of()))
                .withMessage("the price of \"m\" has no price (expected: inputPerMillion, or free: true)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnUnknownModel.parse("fall back"))
                .withMessage("onUnknownModel is \"fall back\" (expected: null, refuse or fallback NAME)");
    }

    @Test
    void thePolicyForUnknownModelsIsReadFromOneWordOrTwo() {
        assertThat(OnUnknownModel.parse(null)).isEqualTo(OnUnknownModel.DEFAULT);
        assertThat(OnUnknownModel.parse("null")).isEqualTo(OnUnknownModel.DEFAULT);
        assertThat(OnUnknownModel.parse("refuse")).isEqualTo(new OnUnknownModel.Refuse());
        assertThat(OnUnknownModel.parse("fallback a b")).isEqualTo(new OnUnknownModel.Fallback("a b"));
    }

    private static Prices prices(PriceOverride... overrides) {
        return prices(OnUnknownModel.DEFAULT, overrides);
    }

    private static Prices prices(OnUnknownModel onUnknownModel, PriceOverride... overrides) {
        return Prices.of(Catalogue.builtIn(), new PriceOverrides(onUnknownModel, List.of(overrides)));
    }

    private static PriceOverride override(String name, @Nullable String provider, String input) {
        return new PriceOverride(name, provider, null, null, false, price(input), List.of());
    }

    private static UnitPrices price(String input) {
        return new UnitPrices(new BigDecimal(input), null, null, null, null, null, null, null);
    }

    private static Rates input(long nano) {
        return new Rates(nano, null, null, null, null, null, null, null);
    }

    private static Usage usage(long input, @Nullable String tier) {
        return new Usage(input, null, null, null, 0L, null, null, tier);
    }

    private static @Nullable Long nano(Prices prices, @Nullable String provider, String model) {
        return prices.price(provider, model, null, THOUSAND, AT).nanoUsd();
    }
}

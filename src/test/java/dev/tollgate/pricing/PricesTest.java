package dev.tollgate.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.llm.Usage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PricesTest {
    private static final Instant AT = Instant.parse("2026-01-15T12:00:00Z");
    private static final Usage THOUSAND = new Usage(1_000L, null, null, null, 0L, null, null, null);
    private static final Prices PRICES = Prices.of(Catalogue.builtIn(), PriceOverrides.NONE);

    @Test
    void aModelThatSeveralSellIsKnownAndAnInventedOneIsNot() {
        Prices prices = Prices.of(Catalogue.builtIn(), PriceOverrides.NONE);
        assertThat(prices.knows("text-embedding-3-small")).isTrue();
        assertThat(prices.knows("claude-haiku-4-5")).isTrue();
        assertThat(prices.knows("nobody-sells-this")).isFalse();
    }

    @Test
    void theModelThatAnsweredComesBeforeTheOneThatWasAskedFor() {
        Cost cost = PRICES.price("openai", "gpt-5-mini-2025-08-07", "gpt-5", THOUSAND, AT);
        assertThat(cost.nanoUsd()).isEqualTo(250_000);
    }

    @Test
    void theModelThatWasAskedForCountsWhereTheOneThatAnsweredHasNoPrice() {
        assertThat(PRICES.price("openai", "gpt-5-internal-build", "gpt-5", THOUSAND, AT)
                        .nanoUsd())
                .isEqualTo(1_250_000);
        assertThat(PRICES.price("openai", null, "gpt-5", THOUSAND, AT).nanoUsd())
                .isEqualTo(1_250_000);
    }

    @Test
    void aModelWithoutAPriceHasNoCost() {
        assertThat(PRICES.price("openai", "gpt-99", "gpt-99", THOUSAND, AT))
                .isEqualTo(new Cost(null, CostSource.MISSING, null, PRICES.version()));
        assertThat(PRICES.price("openai", null, null, THOUSAND, AT).source()).isEqualTo(CostSource.MISSING);
    }

    @Test
    void namesAreMatchedWithoutRegardToCase() {
        assertThat(nano("Anthropic", "Claude-Haiku-4-5")).isEqualTo(1_000_000);
    }

    @Test
    void providersAreKnownByTheNamesOfTheGenAiConventions() {
        assertThat(nano("aws.bedrock", "global.anthropic.claude-haiku-4-5-20251001-v1:0"))
                .isEqualTo(1_000_000);
        assertThat(nano("azure.ai.openai", "gpt-5-mini")).isEqualTo(250_000);
        assertThat(nano("azure.ai.inference", "phi-4-mini-instruct")).isNotNull();
        assertThat(nano("gcp.gemini", "gemini-2.5-pro")).isEqualTo(1_250_000);
        assertThat(nano("gcp.vertex_ai", "claude-haiku-4-5")).isEqualTo(1_000_000);
        assertThat(nano("mistral_ai", "mistral-large-latest")).isNotNull();
        assertThat(nano("x_ai", "grok-4.5")).isEqualTo(2_000_000);
        assertThat(nano("deepseek", "deepseek-chat")).isNotNull();
        assertThat(nano("groq", "llama-3.1-8b-instant")).isNotNull();
        assertThat(nano("cohere", "command-r")).isNotNull();
        assertThat(nano("perplexity", "sonar")).isNotNull();
    }

    @Test
    void atAProviderThatIsNotKnownTheModelHasThePriceOfItsMaker() {
        assertThat(nano("custom", "claude-haiku-4-5")).isEqualTo(1_000_000);
        assertThat(nano(null, "gpt-5-mini")).isEqualTo(250_000);
        assertThat(nano("custom", "anthropic/claude-haiku-4-5")).isEqualTo(1_000_000);
    }

    @Test
    void atAProviderThatIsNotKnownAModelThatOnlyOneSellsHasItsPrice() {
        assertThat(nano("custom", "sonar-pro-search")).isEqualTo(3_000_000);
    }

    @Test
    void aModelThatSeveralStrangersSellHasNoPrice() {
        assertThat(nano("custom", "openai/gpt-oss-20b")).isNotNull();
        assertThat(nano("custom", "qwen/qwen3.5-9b")).isNull();
    }

    @Test
    void aKnownProviderDoesNotLendPricesFromStrangers() {
        assertThat(nano("openai", "claude-haiku-4-5")).isNull();
    }

    @Test
    void datesMayBeWrittenWithoutDashes() {
        assertThat(nano("openai", "gpt-5-mini-20250807")).isEqualTo(250_000);
    }

    @Test
    void aHostNamesItsProvider() {
        assertThat(PRICES.providerAt("https://openrouter.ai/api/v1")).contains("openrouter");
        assertThat(PRICES.providerAt("https://api.groq.com")).contains("groq");
        assertThat(PRICES.providerAt("http://localhost:11434")).isEmpty();
    }

    @Test
    void namesWithoutEndAreForgottenAgain() {
        for (int i = 0; i < 3 * Lookup.LIMIT; i++) {
            assertThat(nano("openai", "no-such-model-" + i)).isNull();
        }
        assertThat(nano("openai", "gpt-5-mini")).isEqualTo(250_000);
    }

    private static @Nullable Long nano(@Nullable String provider, String model) {
        return PRICES.price(provider, model, null, THOUSAND, AT).nanoUsd();
    }
}

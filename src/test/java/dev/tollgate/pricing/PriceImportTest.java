package dev.tollgate.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PriceImportTest {
    @Test
    void whatLiteLlmWritesBecomesConfiguredPrices() throws IOException {
        PriceImport imported = read(PriceFormat.LITELLM, "litellm.json");
        assertThat(OverridesText.yaml(imported.prices())).isEqualTo(text("litellm.yaml"));
        assertThat(imported.withoutPrice()).as("the model for images").isEqualTo(1);
        assertThat(imported.rounded()).as("8.333333333333334e-08 a token").isEqualTo(1);
    }

    @Test
    void whatModelsDevWritesBecomesConfiguredPrices() throws IOException {
        PriceImport imported = read(PriceFormat.MODELS_DEV, "models-dev.json");
        assertThat(OverridesText.yaml(imported.prices())).isEqualTo(text("models-dev.yaml"));
        assertThat(imported.withoutPrice()).isEqualTo(1);
        assertThat(imported.rounded()).isZero();
    }

    @Test
    void jsonSaysTheSameAsYaml() throws IOException {
        List<PriceOverride> prices = read(PriceFormat.LITELLM, "litellm.json").prices();
        JsonNode json = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readTree(OverridesText.json(prices));
        JsonNode models = json.path("config").path("prices").path("models");
        assertThat(models.size()).isEqualTo(prices.size());
        assertThat(models.path(0).path("tiers").path(0).path("outputPerMillion").decimalValue())
                .isEqualTo("22.5");
    }

    @Test
    void aSmallPriceIsWrittenWithoutAnExponent() {
        UnitPrices small = new UnitPrices(new BigDecimal("1E-9"), null, null, null, null, null, null, null);
        PriceOverride price = new PriceOverride("m", null, null, null, false, small, List.of());
        assertThat(OverridesText.yaml(List.of(price))).contains("inputPerMillion: 0.000000001\n");
    }

    @Test
    void whatIsNoPriceListIsRefusedWithWhatItIs() {
        assertRefused(
                PriceFormat.LITELLM, "[]", "it is not a price list of litellm (expected: a JSON object with members)");
        assertRefused(PriceFormat.LITELLM, "{\"a\":1}", "\"a\" is NUMBER (expected: an object for each model)");
        assertRefused(
                PriceFormat.MODELS_DEV,
                "{\"openai\":{}}",
                "\"openai\" has no models (expected: an object of models in each provider)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PriceImport.read(PriceFormat.MODELS_DEV, stream("{")))
                .withMessageStartingWith("it is not JSON: ");
    }

    private static void assertRefused(PriceFormat format, String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PriceImport.read(format, stream(text)))
                .withMessage(message);
    }

    private static PriceImport read(PriceFormat format, String name) throws IOException {
        return PriceImport.read(format, stream(text(name)));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(PriceImportTest.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package dev.tollgate.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.llm.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CatalogueTest {
    private static final Path FILE = Path.of("src/main/resources/dev/tollgate/pricing/catalogue.json");

    @Test
    void theCatalogueIsWhatTheGeneratorMakesOfTheSource() throws IOException {
        String made = CatalogueGenerator.generate(CatalogueGenerator.source());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(FILE, made);
            return;
        }
        try (InputStream file = Objects.requireNonNull(Catalogue.class.getResourceAsStream("catalogue.json"))) {
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(made);
        }
    }

    @Test
    void itHasEveryProviderAndEveryModelOfTheSource() throws IOException {
        List<String> expected = new ArrayList<>();
        for (JsonNode provider : CatalogueGenerator.tree(CatalogueGenerator.source())) {
            for (JsonNode model : provider.path("models")) {
                expected.add(
                        provider.path("id").asString() + " " + model.path("id").asString());
            }
        }
        List<String> found = Catalogue.builtIn().providers().stream()
                .flatMap(provider -> provider.models().stream())
                .map(entry -> entry.price().provider() + " " + entry.price().model())
                .toList();
        assertThat(found).isEqualTo(expected).hasSize(1309);
        assertThat(Catalogue.builtIn().providers()).hasSize(36);
    }

    @Test
    void noPriceIsRoundedExceptTheNoiseOfBinaryDivisions() throws IOException {
        List<String> rounded = new ArrayList<>();
        for (JsonNode provider : CatalogueGenerator.tree(CatalogueGenerator.source())) {
            for (JsonNode model : provider.path("models")) {
                for (BigDecimal usd : decimals(model.path("prices"))) {
                    BigDecimal kept = BigDecimal.valueOf(CatalogueGenerator.nano(usd), UnitPrices.DECIMALS);
                    if (kept.compareTo(usd) != 0) {
                        rounded.add(model.path("id").asString() + " " + usd + " -> " + kept);
                    }
                }
            }
        }
        assertThat(rounded)
                .containsExactly(
                        "Qwen/Qwen3-VL-8B-Instruct 0.18000000000000002 -> 0.180000000",
                        "google/gemini-2.5-flash-image 0.08333333333333334 -> 0.083333333",
                        "google/gemini-2.5-flash-lite 0.08333333333333334 -> 0.083333333",
                        "google/gemini-3-flash-preview 0.08333333333333334 -> 0.083333333",
                        "google/gemini-3.1-flash-lite 0.08333333333333334 -> 0.083333333",
                        "google/gemini-3.5-flash 0.08333333333333334 -> 0.083333333",
                        "~google/gemini-flash-latest 0.08333333333333334 -> 0.083333333");
    }

    /** Every price below, of a date or a tier too; the bounds of tiers among them do no harm. */
    private static List<BigDecimal> decimals(JsonNode node) {
        List<BigDecimal> all = new ArrayList<>();
        if (node.isNumber()) {
            all.add(node.decimalValue());
        }
        node.forEach(child -> all.addAll(decimals(child)));
        return all;
    }

    @Test
    void everyModelOfTheCatalogueHasACost() {
        Prices prices = Prices.of(Catalogue.builtIn(), PriceOverrides.NONE);
        Usage usage = new Usage(1_000L, 0L, 0L, 0L, 100L, 0L, null, null);
        for (ModelPrice price : prices.all()) {
            Period first = price.periods().getFirst();
            assertThat(first.from()).as(price.model()).isNull();
            assertThat(first.rates().cost(usage, "").nanoUsd())
                    .as(price.model())
                    .isNotNull();
        }
    }
}

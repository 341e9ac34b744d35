package dev.tollgate.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PresetsTest {

    @ParameterizedTest
    @CsvSource({
        "groq,       https://api.groq.com/openai/v1/chat/completions,            groq",
        "mistral,    https://api.mistral.ai/v1/chat/completions,                 mistral_ai",
        "openrouter, https://openrouter.ai/api/v1/chat/completions,              openrouter",
        "fireworks,  https://api.fireworks.ai/inference/v1/chat/completions,     fireworks",
        "ollama,     http://localhost:11434/v1/chat/completions,                 ollama",
        "xai,        https://api.x.ai/v1/chat/completions,                       x_ai",
        "cohere,     https://api.cohere.ai/compatibility/v1/chat/completions,    cohere",
        "perplexity, https://api.perplexity.ai/chat/completions,                 perplexity",
    })
    void aPresetSaysWhereItsProviderIs(String name, String url, String telemetryName) {
        Preset preset = Objects.requireNonNull(Presets.find(name));

        assertThat(preset.baseUrl().resolve(preset.path("/chat/completions"))).hasToString(url);
        assertThat(preset.telemetryName()).isEqualTo(telemetryName);
    }

    @Test
    void anotherNameIsNoPreset() {
        assertThat(Presets.find("acme")).isNull();
        assertThat(Presets.find(null)).isNull();
    }

    @Test
    void namesAreUniqueAndPathsEndWithoutASlash() {
        assertThat(Presets.all())
                .extracting(Preset::name)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(10);
        assertThat(Presets.all())
                .noneMatch(preset -> preset.baseUrl().toString().endsWith("/"));
    }
}

package dev.tollgate.provider;

import java.net.URI;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The providers known by name. The base URLs are those of the providers' own documentation. A provider that is not in
 * the table is configured with its host and path.
 */
public final class Presets {

    private static final String CONTENT = "reasoning_content";

    private static final Map<String, Preset> BY_NAME = table(
            preset("baseten", "https://inference.baseten.co/v1", "baseten", CONTENT),
            // Refuses reasoning_content, and takes reasoning only inside the text.
            preset("cerebras", "https://api.cerebras.ai/v1", "cerebras", null),
            preset("cohere", "https://api.cohere.ai/compatibility/v1", "cohere", null),
            preset("deepinfra", "https://api.deepinfra.com/v1/openai", "deepinfra", CONTENT),
            // Its reasoning models want their reasoning back within a turn of tool calls.
            preset("deepseek", "https://api.deepseek.com/v1", "deepseek", CONTENT),
            preset("fireworks", "https://api.fireworks.ai/inference/v1", "fireworks", CONTENT),
            preset("groq", "https://api.groq.com/openai/v1", "groq", "reasoning"),
            preset("huggingface", "https://router.huggingface.co/v1", "huggingface", CONTENT),
            // Forbids every field that its own reference has not; sends a stream's usage unasked.
            preset(
                    "mistral",
                    "https://api.mistral.ai/v1",
                    "mistral_ai",
                    null,
                    "user",
                    "service_tier",
                    "stream_options"),
            preset("ollama", "http://localhost:11434/v1", "ollama", "reasoning"),
            preset("openrouter", "https://openrouter.ai/api/v1", "openrouter", "reasoning"),
            preset("perplexity", "https://api.perplexity.ai", "perplexity", null),
            preset("togetherai", "https://api.together.xyz/v1", "togetherai", CONTENT),
            preset("xai", "https://api.x.ai/v1", "x_ai", CONTENT));

    private Presets() {}

    /** The preset of that name, or null. */
    public static @Nullable Preset find(@Nullable String name) {
        return name == null ? null : BY_NAME.get(name);
    }

    /** All presets, by name. */
    public static Collection<Preset> all() {
        return BY_NAME.values();
    }

    private static Preset preset(
            String name, String baseUrl, String telemetryName, @Nullable String reasoningField, String... refused) {
        return new Preset(name, URI.create(baseUrl), telemetryName, reasoningField, Set.of(refused));
    }

    private static Map<String, Preset> table(Preset... presets) {
        Map<String, Preset> table = new LinkedHashMap<>();
        for (Preset preset : presets) {
            table.put(preset.name(), preset);
        }
        return Collections.unmodifiableMap(table);
    }
}

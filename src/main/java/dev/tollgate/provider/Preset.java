package dev.tollgate.provider;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A provider that speaks Chat Completions.
 *
 * @param name as the configuration writes it: {@code provider: groq}
 * @param baseUrl scheme, host, port and the path before {@code /chat/completions}, without a slash at the end
 * @param telemetryName the value of {@code gen_ai.provider.name}: the OpenTelemetry GenAI conventions' own where they
 *     have one
 * @param reasoningField the field of an assistant message that takes back the model's earlier reasoning, or null where
 *     the server takes none
 * @param refused fields of a Chat Completions request that make this server answer 400 or 422 although OpenAI knows them
 */
public record Preset(
        String name,
        URI baseUrl,
        String telemetryName,
        @Nullable String reasoningField,
        Set<String> refused) {

    public Preset {
        refused = Set.copyOf(refused);
    }

    /** The path of an endpoint such as {@code /chat/completions} or {@code /embeddings}. */
    public String path(String endpoint) {
        return baseUrl.getRawPath() + endpoint;
    }
}

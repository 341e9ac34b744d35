package dev.tollgate.auth;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fact that {@link dev.tollgate.pipeline.Phase#AUTH} learns of a caller with a known key, from the key's
 * {@code metadata}.
 *
 * @param keyId by {@link KeyDigest#id()}
 * @param tags what else the metadata say
 */
public record Identity(
        String keyId,
        @Nullable String keyName,
        @Nullable String user,
        @Nullable String team,
        Map<String, String> tags) {
    public Identity {
        tags = Map.copyOf(tags);
    }
}

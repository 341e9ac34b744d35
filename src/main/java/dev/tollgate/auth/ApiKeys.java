package dev.tollgate.auth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code apiKey} policy.
 *
 * @param mode what becomes of callers without a known key
 * @param keys each with its owner
 */
public record ApiKeys(Mode mode, List<Key> keys) {
    /** What becomes of callers without a known key, by agentgateway's words. */
    public enum Mode {
        /** Every request needs a known key. */
        STRICT,
        /** No key is accepted, a wrong one is not. */
        OPTIONAL,
        /** Everything is accepted; a known key still names its owner. */
        PERMISSIVE
    }

    /**
     * One key. The key itself is not kept, only its digest.
     *
     * @param digest by {@link KeyDigest}
     * @param identity whose it is
     * @param allowedModels names or names with {@code *} at either end; empty allows all
     */
    public record Key(KeyDigest digest, Identity identity, List<String> allowedModels) {
        public Key {
            allowedModels = List.copyOf(allowedModels);
        }
    }

    public ApiKeys {
        keys = List.copyOf(keys);
        Map<KeyDigest, Key> seen = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (Key key : keys) {
            if (seen.put(key.digest(), key) != null) {
                twice.add(key.identity().keyId());
            }
        }
        if (!twice.isEmpty()) {
            throw new IllegalArgumentException("the same key stands there twice: " + twice + " (expected: each once)");
        }
    }

    /** The entry of a key as a client sends it, or null. Takes the same time whichever entry it is, or none. */
    @Nullable
    Key find(String presented) {
        KeyDigest digest = KeyDigest.ofKey(presented);
        Key found = null;
        for (Key key : keys) {
            if (key.digest().sameAs(digest)) {
                found = key;
            }
        }
        return found;
    }
}

package dev.tollgate.ledger;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who asked: the identity of the key, and what the client says of itself.
 *
 * @param keyId a stable id of the key that is not the key
 * @param tags further dimensions, from the key's metadata and configured request headers; sorted by name
 */
public record Caller(
        @Nullable String keyId,
        @Nullable String keyName,
        @Nullable String user,
        @Nullable String team,
        @Nullable String sessionId,
        @Nullable String agentId,
        @Nullable String parentAgentId,
        Map<String, String> tags) {

    /** Nothing is known of the caller. */
    public static final Caller UNKNOWN = new Caller(null, null, null, null, null, null, null, Map.of());

    public Caller {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }
}

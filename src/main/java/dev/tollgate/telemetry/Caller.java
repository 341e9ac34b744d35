package dev.tollgate.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * Who asked, as far as telemetry tells it.
 *
 * @param keyId a stable id of the key that is not the key
 * @param team from the configuration of the key, so that there are only a few; may become a label
 */
public record Caller(@Nullable String keyId, @Nullable String team) {
    /** Nobody in particular. */
    public static final Caller UNKNOWN = new Caller(null, null);
}

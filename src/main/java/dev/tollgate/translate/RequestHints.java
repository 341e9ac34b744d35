package dev.tollgate.translate;

import org.jspecify.annotations.Nullable;

/**
 * What the gateway knows of a request beyond its body.
 *
 * @param model overrides the body's model when not null
 * @param defaultMaxTokens for a dialect that must state the most output tokens, where the client did not
 * @param provider the provider's name by {@code dev.tollgate.provider.Presets}, where it is one: some servers refuse
 *     fields that others need
 */
public record RequestHints(
        @Nullable String model,
        @Nullable Integer defaultMaxTokens,
        @Nullable String provider) {

    /** Nothing known. */
    public static final RequestHints NONE = new RequestHints(null, null, null);

    public RequestHints(@Nullable String model, @Nullable Integer defaultMaxTokens) {
        this(model, defaultMaxTokens, null);
    }
}

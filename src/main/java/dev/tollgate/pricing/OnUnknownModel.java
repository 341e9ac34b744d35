package dev.tollgate.pricing;

import org.jspecify.annotations.Nullable;

/** What becomes of a model that has no price: {@code onUnknownModel} in the configuration. */
public sealed interface OnUnknownModel {
    /** The cost stays unknown, and {@code tollgate prices missing} lists the model. The default. */
    record LeaveUnknown() implements OnUnknownModel {}

    /** Requests for it are refused before they reach a provider. */
    record Refuse() implements OnUnknownModel {}

    /**
     * Another price stands for it.
     *
     * @param name a name in {@code config.prices.models}, else a model of the catalogue
     */
    record Fallback(String name) implements OnUnknownModel {}

    OnUnknownModel DEFAULT = new LeaveUnknown();

    /**
     * Reads {@code null}, {@code refuse} or {@code fallback NAME}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static OnUnknownModel parse(@Nullable String text) {
        if (text == null || text.equals("null")) {
            return DEFAULT;
        }
        if (text.equals("refuse")) {
            return new Refuse();
        }
        String name = text.startsWith("fallback ")
                ? text.substring("fallback ".length()).strip()
                : "";
        if (name.isEmpty()) {
            throw new IllegalArgumentException(
                    "onUnknownModel is \"" + text + "\" (expected: null, refuse or fallback NAME)");
        }
        return new Fallback(name);
    }
}

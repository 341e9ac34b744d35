package dev.tollgate.llm;

/** Where the token numbers of an entry come from. */
public enum UsageSource {
    /** The provider said so, at the end of its answer. */
    PROVIDER("provider"),
    /** The provider said so, but the answer broke off before its final word. */
    PARTIAL("partial"),
    /** The gateway counted or guessed. */
    ESTIMATED("estimated"),
    /** Nobody knows; the numbers are NULL. */
    UNKNOWN("unknown");

    private final String text;

    UsageSource(String text) {
        this.text = text;
    }

    /** The value of {@code usage_source}. */
    public String text() {
        return text;
    }

    /** @throws IllegalArgumentException for a text that is none of them */
    public static UsageSource of(String text) {
        for (UsageSource source : values()) {
            if (source.text.equals(text)) {
                return source;
            }
        }
        throw new IllegalArgumentException("usage_source is " + text + " (expected: one that this version knows)");
    }
}

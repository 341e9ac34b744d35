package dev.tollgate.translate;

import org.jspecify.annotations.Nullable;

/** A body that is not valid for the dialect it claims to be in. The message is for the client. */
public final class Untranslatable extends RuntimeException {

    private final @Nullable String param;
    private final @Nullable String code;

    public Untranslatable(String message, @Nullable String param) {
        this(message, param, null);
    }

    /**
     * @param message what is and what was expected, in the words of the client's dialect
     * @param param the field at fault, such as {@code messages[0].content}
     * @param code the dialect's own code of the fault: {@code error.details.error_code} in Anthropic's, {@code error.code}
     *     in OpenAI's
     */
    public Untranslatable(String message, @Nullable String param, @Nullable String code) {
        // Made for the client's eyes, by the thousand if need be: no stack is wanted.
        super(message, null, false, false);
        this.param = param;
        this.code = code;
    }

    public @Nullable String param() {
        return param;
    }

    public @Nullable String code() {
        return code;
    }
}

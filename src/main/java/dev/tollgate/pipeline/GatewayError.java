package dev.tollgate.pipeline;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Every fault that the gateway itself answers with. A filter throws it; it is rendered once, in the client's dialect, by
 * {@link ErrorAnswers}. Carries no stack trace: it says what is wrong with a request, not where the code stood.
 */
public final class GatewayError extends RuntimeException {
    /** Who is at fault, which decides the {@link Outcome}. */
    public enum Source {
        CLIENT,
        GATEWAY,
        PROVIDER
    }

    private final Source source;
    private final ErrorKind kind;
    private final String reason;
    private final @Nullable String param;
    private final @Nullable String code;
    private final @Nullable Duration retryAfter;

    private GatewayError(
            Source source,
            ErrorKind kind,
            String reason,
            String message,
            @Nullable String param,
            @Nullable String code,
            @Nullable Duration retryAfter) {
        super(message, null, false, false);
        this.source = source;
        this.kind = kind;
        this.reason = reason;
        this.param = param;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** The request is at fault. {@code reason} is the value of {@code tollgate.reason}, from a small fixed set. */
    public static GatewayError client(ErrorKind kind, String reason, String message) {
        return new GatewayError(Source.CLIENT, kind, reason, message, null, null, null);
    }

    /** The gateway is at fault. */
    public static GatewayError gateway(ErrorKind kind, String reason, String message) {
        return new GatewayError(Source.GATEWAY, kind, reason, message, null, null, null);
    }

    /** The provider is at fault. */
    public static GatewayError provider(ErrorKind kind, String reason, String message) {
        return new GatewayError(Source.PROVIDER, kind, reason, message, null, null, null);
    }

    /** The same, naming the request field at fault, such as {@code model}. */
    public GatewayError param(String name) {
        return new GatewayError(source, kind, reason, message(), name, code, retryAfter);
    }

    /** The same, with a code of the client's dialect that says more than its kind does. */
    public GatewayError code(String name) {
        return new GatewayError(source, kind, reason, message(), param, name, retryAfter);
    }

    /** The same, with a {@code retry-after} header, in whole seconds rounded up. */
    public GatewayError retryAfter(Duration wait) {
        return new GatewayError(source, kind, reason, message(), param, code, wait);
    }

    public Source source() {
        return source;
    }

    public ErrorKind kind() {
        return kind;
    }

    /** Low-cardinality reason, such as {@code no_route} or {@code connect}. */
    public String reason() {
        return reason;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public @Nullable String param() {
        return param;
    }

    /** {@code error.details.error_code} for Anthropic's clients, {@code error.code} for OpenAI's; null for the kind's own. */
    public @Nullable String code() {
        return code;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** How an exchange that this error answers has ended. */
    public Outcome outcome() {
        if (kind == ErrorKind.GATEWAY_TIMEOUT || kind == ErrorKind.REQUEST_TIMEOUT) {
            return Outcome.TIMEOUT;
        }
        return switch (source) {
            case CLIENT -> Outcome.REJECTED;
            case GATEWAY -> kind == ErrorKind.INTERNAL ? Outcome.INTERNAL : Outcome.REJECTED;
            case PROVIDER -> Outcome.UPSTREAM_ERROR;
        };
    }
}

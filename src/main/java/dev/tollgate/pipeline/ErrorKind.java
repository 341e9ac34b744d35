package dev.tollgate.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong, with the words that each family of dialects has for it.
 *
 * <p>Sources: Anthropic's API reference, page "Errors"; OpenAI's, page "Error codes".
 */
public enum ErrorKind {
    INVALID_REQUEST(400, "invalid_request_error", "invalid_request_error", null),
    AUTHENTICATION(401, "authentication_error", "invalid_request_error", "invalid_api_key"),
    PERMISSION(403, "permission_error", "invalid_request_error", "permission_denied"),
    NOT_FOUND(404, "not_found_error", "invalid_request_error", "not_found"),
    METHOD_NOT_ALLOWED(405, "invalid_request_error", "invalid_request_error", "method_not_allowed"),
    REQUEST_TIMEOUT(408, "timeout_error", "invalid_request_error", "request_timeout"),
    TOO_LARGE(413, "request_too_large", "invalid_request_error", "request_too_large"),
    RATE_LIMIT(429, "rate_limit_error", "rate_limit_exceeded", "rate_limit_exceeded"),
    INTERNAL(500, "api_error", "server_error", null),
    BAD_GATEWAY(502, "api_error", "server_error", "bad_gateway"),
    UNAVAILABLE(503, "overloaded_error", "server_error", "service_unavailable"),
    GATEWAY_TIMEOUT(504, "timeout_error", "server_error", "timeout");

    private final int status;
    private final String anthropicType;
    private final String openAiType;
    private final @Nullable String openAiCode;

    ErrorKind(int status, String anthropicType, String openAiType, @Nullable String openAiCode) {
        this.status = status;
        this.anthropicType = anthropicType;
        this.openAiType = openAiType;
        this.openAiCode = openAiCode;
    }

    public int status() {
        return status;
    }

    /** Whether the same request may succeed later: by the rule of the SDKs, 408, 409, 429 and what the server is to blame for. */
    public boolean retryable() {
        return status >= 500 || this == REQUEST_TIMEOUT || this == RATE_LIMIT;
    }

    public String anthropicType() {
        return anthropicType;
    }

    public String openAiType() {
        return openAiType;
    }

    public @Nullable String openAiCode() {
        return openAiCode;
    }
}

package dev.tollgate.translate;

/**
 * A provider's error in the client's dialect.
 *
 * @param status the HTTP status for the client
 * @param body JSON, UTF-8
 * @param type the error's type in the client's dialect, such as {@code rate_limit_error}
 */
public record TranslatedError(int status, byte[] body, String type) {}

package dev.tollgate.admin;

import io.micronaut.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** A request that the admin API does not answer; the message says what was wrong and what was expected. */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final @Nullable String param;

    private ApiError(HttpStatus status, String message, @Nullable String param, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.status = status;
        this.param = param;
    }

    static ApiError of(HttpStatus status, String message) {
        return new ApiError(status, message, null, null);
    }

    /** 400: a parameter of the query is wrong. */
    static ApiError badQuery(String param, String message) {
        return new ApiError(HttpStatus.BAD_REQUEST, message, param, null);
    }

    static ApiError notFound(String message) {
        return new ApiError(HttpStatus.NOT_FOUND, message, null, null);
    }

    /** 503: this gateway books nothing. */
    static ApiError withoutLedger() {
        return away("this gateway keeps no ledger: config.ledger.enabled is false (expected: true)", null);
    }

    /** 503: the book cannot be read now. */
    static ApiError away(String message, @Nullable Throwable cause) {
        return new ApiError(HttpStatus.SERVICE_UNAVAILABLE, message, null, cause);
    }

    HttpStatus status() {
        return status;
    }

    /** Which parameter of the query it is about. */
    @Nullable
    String param() {
        return param;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}

package dev.tollgate.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * How an exchange ended; made exactly once for each.
 *
 * @param outcome in one word
 * @param status the HTTP status that the client got, or 0 when it left before there was one
 * @param reason a low-cardinality word for what went wrong, such as {@code no_route}; null when nothing did
 * @param message what went wrong in a sentence without any content of the request; null when nothing did
 * @param nanos {@link System#nanoTime()} of the end
 */
public record Ending(
        Outcome outcome,
        int status,
        @Nullable String reason,
        @Nullable String message,
        long nanos) {}

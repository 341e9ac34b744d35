package dev.tollgate.ledger;

import dev.tollgate.llm.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * What a request asked for.
 *
 * @param dialect what the client speaks, by {@link Dialect#text()}
 * @param operation by {@link dev.tollgate.llm.Operation#text()}
 * @param path the path of the URL, without query
 * @param stream whether a stream was asked for
 * @param model the model named by the client; null where a request has none
 */
public record Asked(
        String dialect,
        String operation,
        String path,
        boolean stream,
        @Nullable String model) {

    public static Asked of(Dialect dialect, String path, boolean stream, @Nullable String model) {
        return new Asked(dialect.text(), dialect.operation().text(), path, stream, model);
    }
}

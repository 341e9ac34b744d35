package dev.tollgate.route;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request must be like; all parts must hold. Where several routes fit, the most specific path wins, as in the
 * Kubernetes Gateway API: exact before prefix, longer before shorter, then method, then more headers, then more query
 * parameters, then the order of the file.
 *
 * @param path null means any path
 * @param method an HTTP method in capitals; null means any
 */
public record RouteCondition(
        @Nullable PathMatch path, @Nullable String method, List<NamedMatch> headers, List<NamedMatch> query) {
    public RouteCondition {
        headers = List.copyOf(headers);
        query = List.copyOf(query);
    }

    /** How a path is compared. */
    public sealed interface PathMatch {
        /** The whole path. */
        record Exact(String path) implements PathMatch {}

        /** The path or a path below it: {@code /v1} fits {@code /v1} and {@code /v1/messages}, not {@code /v10}. */
        record Prefix(String path) implements PathMatch {}

        /** The whole path against a regular expression. */
        record Regex(Pattern pattern) implements PathMatch {}
    }

    /** How the value of a header or query parameter is compared. */
    public sealed interface ValueMatch {
        record Exact(String value) implements ValueMatch {}

        /** The whole value against a regular expression. */
        record Regex(Pattern pattern) implements ValueMatch {}
    }

    /** A header (name without regard to case) or query parameter and what it must be. */
    public record NamedMatch(String name, ValueMatch value) {}
}

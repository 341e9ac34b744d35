package dev.tollgate.route;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How specifically a condition fits a request, ordered as in the Kubernetes Gateway API's {@code HTTPRouteRule}: an exact
 * path before a regular expression before a prefix, longer before shorter, then method, headers, query parameters.
 */
record Specificity(int pathKind, int pathLength, int method, int headers, int query)
        implements Comparable<Specificity> {
    static final Specificity NONE = new Specificity(0, 0, 0, 0, 0);

    private static final Comparator<Specificity> ORDER = Comparator.comparingInt(Specificity::pathKind)
            .thenComparingInt(Specificity::pathLength)
            .thenComparingInt(Specificity::method)
            .thenComparingInt(Specificity::headers)
            .thenComparingInt(Specificity::query);

    @Override
    public int compareTo(Specificity other) {
        return ORDER.compare(this, other);
    }

    /** Null when the condition does not fit. */
    static @Nullable Specificity of(RouteCondition condition, Router.RequestLine request) {
        if (condition.path() != null && !fits(condition.path(), request.path())) {
            return null;
        }
        if (condition.method() != null && !condition.method().equals(request.method())) {
            return null;
        }
        if (!allFit(condition.headers(), request.headers()) || !allFit(condition.query(), request.query())) {
            return null;
        }
        return new Specificity(
                condition.path() == null ? 0 : kind(condition.path()),
                condition.path() == null ? 0 : length(condition.path()),
                condition.method() == null ? 0 : 1,
                condition.headers().size(),
                condition.query().size());
    }

    private static boolean fits(RouteCondition.PathMatch match, String path) {
        return switch (match) {
            case RouteCondition.PathMatch.Exact exact -> exact.path().equals(path);
            case RouteCondition.PathMatch.Prefix prefix -> startsWithSegments(path, prefix.path());
            case RouteCondition.PathMatch.Regex regex ->
                regex.pattern().matcher(path).matches();
        };
    }

    private static boolean startsWithSegments(String path, String prefix) {
        String trimmed = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
        return path.startsWith(trimmed) && (path.length() == trimmed.length() || path.charAt(trimmed.length()) == '/');
    }

    private static int kind(RouteCondition.PathMatch match) {
        return switch (match) {
            case RouteCondition.PathMatch.Exact exact -> 3;
            case RouteCondition.PathMatch.Regex regex -> 2;
            case RouteCondition.PathMatch.Prefix prefix -> 1;
        };
    }

    private static int length(RouteCondition.PathMatch match) {
        return switch (match) {
            case RouteCondition.PathMatch.Exact exact -> exact.path().length();
            case RouteCondition.PathMatch.Regex regex ->
                regex.pattern().pattern().length();
            case RouteCondition.PathMatch.Prefix prefix -> prefix.path().length();
        };
    }

    private static boolean allFit(List<RouteCondition.NamedMatch> wanted, Function<String, List<String>> sent) {
        return wanted.stream()
                .allMatch(match -> sent.apply(match.name()).stream().anyMatch(value -> fits(match.value(), value)));
    }

    private static boolean fits(RouteCondition.ValueMatch match, String value) {
        return switch (match) {
            case RouteCondition.ValueMatch.Exact exact -> exact.value().equals(value);
            case RouteCondition.ValueMatch.Regex regex -> matches(regex.pattern(), value);
        };
    }

    private static boolean matches(Pattern pattern, String value) {
        return pattern.matcher(value).matches();
    }
}

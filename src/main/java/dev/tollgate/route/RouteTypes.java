package dev.tollgate.route;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The type of each path of a backend: keys are path suffixes, the longest that fits wins, {@code *} comes last.
 * Without any, everything is {@link RouteType#COMPLETIONS}.
 *
 * @param bySuffix longest suffix first, {@code *} last
 */
public record RouteTypes(Map<String, RouteType> bySuffix) {
    public static final RouteTypes DEFAULT = new RouteTypes(Map.of("*", RouteType.COMPLETIONS));

    public RouteTypes {
        Map<String, RouteType> sorted = new LinkedHashMap<>();
        bySuffix.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, RouteType> e) ->
                                e.getKey().equals("*") ? -1 : e.getKey().length())
                        .reversed())
                .forEach(e -> sorted.put(e.getKey(), e.getValue()));
        bySuffix = java.util.Collections.unmodifiableMap(sorted);
    }
}

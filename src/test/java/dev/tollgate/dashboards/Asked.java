package dev.tollgate.dashboards;

import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names in LogQL and TraceQL. */
public final class Asked {
    private static final Pattern FIELD =
            Pattern.compile("\\|\\s*(\\w+)\\s*(?:=~|!~|!=|=)|\\{\\{\\.(\\w+)}}|by \\((\\w+)\\)");
    private static final Pattern ATTRIBUTE = Pattern.compile("(?:span|resource)\\.([a-z][a-z0-9_.]*)");

    private Asked() {}

    /** What a LogQL query asks of a record, beyond the labels of its stream; not what it wants to be absent. */
    public static Set<String> fields(Query query) {
        return FIELD.matcher(query.interpolated().replaceAll("\\w+=\"\"", ""))
                .results()
                .flatMap(Asked::groups)
                .collect(Collectors.toSet());
    }

    private static Stream<String> groups(MatchResult found) {
        return Stream.of(found.group(1), found.group(2), found.group(3)).filter(Objects::nonNull);
    }

    /** What a TraceQL query asks of a span or its resource. */
    public static Set<String> attributes(Query query) {
        return ATTRIBUTE
                .matcher(query.interpolated())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }
}

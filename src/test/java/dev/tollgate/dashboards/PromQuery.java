package dev.tollgate.dashboards;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names in a PromQL expression; whether it is PromQL at all, Prometheus itself says.
 *
 * @param selectors labels that are matched, by the metric's name or the pattern of names
 * @param grouped labels that are grouped by, over all
 */
record PromQuery(Map<String, Set<String>> selectors, Set<String> grouped) {
    private static final Pattern SELECTOR = Pattern.compile("([a-z_][a-zA-Z0-9_]*)?\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("([a-zA-Z_]\\w*)\\s*(?:=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])([a-z_][a-zA-Z0-9_]*)(?!\\w)(?!\\s*\\()");
    private static final Pattern FUNCTION_OF_VARIABLES = Pattern.compile("label_values\\((.+), (\\w+)\\)");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "by", "bool", "offset", "without", "on");

    static PromQuery of(String text) {
        Matcher variable = FUNCTION_OF_VARIABLES.matcher(text);
        if (variable.matches()) {
            PromQuery inner = of(variable.group(1));
            inner.grouped.add(variable.group(2));
            return inner;
        }
        Map<String, Set<String>> selectors = new TreeMap<>();
        String rest = SELECTOR.matcher(text).replaceAll(found -> {
            Set<String> labels = new TreeSet<>();
            String name = found.group(1);
            for (Matcher matcher = MATCHER.matcher(found.group(2)); matcher.find(); ) {
                if (matcher.group(1).equals("__name__")) {
                    name = matcher.group(2);
                } else {
                    labels.add(matcher.group(1));
                }
            }
            selectors
                    .computeIfAbsent(String.valueOf(name), one -> new TreeSet<>())
                    .addAll(labels);
            return " ";
        });
        Set<String> grouped = GROUPING.matcher(rest)
                .results()
                .flatMap(found -> Pattern.compile(",\\s*").splitAsStream(found.group(1)))
                .map(String::trim)
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        String bare = GROUPING.matcher(rest).replaceAll(" ").replaceAll("\\[[^]]*]", " ");
        NAME.matcher(bare)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !WORDS.contains(name) && !name.matches("\\d+[smhd]"))
                .forEach(name -> selectors.putIfAbsent(name, new TreeSet<>()));
        return new PromQuery(selectors, grouped);
    }
}

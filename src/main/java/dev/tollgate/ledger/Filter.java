package dev.tollgate.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lets through the entries whose dimension has a value. {@code key} means its id or its name, {@code model} the model asked for
 * or the one that answered.
 *
 * @param value an empty one means that the dimension is not known; {@code *} at its end stands for anything
 */
public record Filter(Dimension by, String value) {
    public Filter {
        if (by instanceof Dimension.Time) {
            throw new IllegalArgumentException(
                    "entries are not filtered by " + by.columns().getFirst() + " (expected: since and until)");
        }
    }

    /** @throws IllegalArgumentException if there is no such dimension */
    public static Filter of(String name, String value) {
        return new Filter(Dimension.parse(name), value);
    }

    /** @throws IllegalArgumentException if it is not {@code NAME=VALUE}, or there is no such dimension */
    public static Filter parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("the filter is \"" + text + "\" (expected: NAME=VALUE)");
        }
        return of(text.substring(0, equals), text.substring(equals + 1));
    }

    /** The columns that are looked at. */
    List<String> sqlColumns() {
        return by instanceof Dimension.Model ? List.of("request_model", "response_model") : by.columns();
    }

    /** A condition, and the parameters that it needs. */
    String condition(Sql sql, List<String> parameters) {
        String operator = value.endsWith("*") ? " LIKE ? ESCAPE '\\'" : " = ?";
        String wanted = value.endsWith("*") ? like(value.substring(0, value.length() - 1)) : value;
        List<String> expressions = new ArrayList<>();
        if (by instanceof Dimension.Tag(String name)) {
            expressions.add("coalesce(" + sql.tag() + ", '')");
            parameters.add(name);
            parameters.add(wanted);
        } else {
            for (String column : sqlColumns()) {
                expressions.add(text(column));
                parameters.add(wanted);
            }
        }
        return expressions.stream()
                .map(expression -> expression + operator)
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    /** A dimension as text, the same for {@code hourly}, where nothing is NULL, as for {@code entry}. */
    private static String text(String column) {
        return switch (column) {
            case "user" -> "coalesce(\"user\", '')";
            case "status" -> "CASE WHEN coalesce(status, -1) < 0 THEN '' ELSE CAST(status AS text) END";
            case "stream" -> "CASE WHEN stream THEN 'true' ELSE 'false' END";
            default -> "coalesce(" + column + ", '')";
        };
    }

    private static String like(String prefix) {
        return prefix.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}

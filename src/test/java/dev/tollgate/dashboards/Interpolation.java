package dev.tollgate.dashboards;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Grafana's variables and macros, filled in as it does for one hour until now with everything chosen, so that a query can be asked.
 * In SQL "everything" is a list that every value of the column is in.
 */
final class Interpolation {
    private static final Pattern CHOSEN =
            Pattern.compile("(coalesce\\([\\w\", ]+, '\\(none\\)'\\)) IN \\(\\$\\{\\w+:sqlstring}\\)");
    private static final Pattern TEXT = Pattern.compile("\\$\\{(\\w+):(sqlstring|regex|raw)}");
    private static final Pattern FILTER = Pattern.compile("\\$__timeFilter\\(([^)]+)\\)");
    private static final Pattern GROUP = Pattern.compile("\\$__timeGroupAlias\\(([^,]+), \\$__interval\\)");
    private static final Pattern LEFT = Pattern.compile("\\$\\{?[A-Za-z_]");

    /** What the variable {@code trace} stands for until another is chosen. */
    private static final String NEWEST_TRACE =
            "(SELECT trace_id FROM entry WHERE state <> 'open' ORDER BY started_at DESC LIMIT 1)";

    private Interpolation() {}

    static String of(Query query) {
        String text = query.source().equals(Dashboards.LEDGER) ? sql(query.text()) : other(query.text());
        if (LEFT.matcher(text.replace("$1", "")).find()) {
            throw new IllegalArgumentException(query.where() + " has a variable that is not known here: " + text);
        }
        return text;
    }

    private static String sql(String text) {
        String filled = CHOSEN.matcher(text).replaceAll("$1 IN ($1)");
        filled = FILTER.matcher(filled).replaceAll("$1 BETWEEN now() - interval '1 hour' AND now()");
        filled = GROUP.matcher(filled).replaceAll("floor(extract(epoch from $1) / 60) * 60 AS \"time\"");
        return TEXT.matcher(filled).replaceAll(Interpolation::text);
    }

    private static String text(MatchResult found) {
        return switch (found.group(2)) {
            case "raw" -> "100";
            case "regex" -> "";
            default -> found.group(1).equals("trace") ? NEWEST_TRACE : "''";
        };
    }

    private static String other(String text) {
        String filled = text.replace("$__rate_interval", "1m")
                .replace("$__interval", "1m")
                .replace("$__range", "1h");
        filled = TEXT.matcher(filled).replaceAll(Interpolation::text);
        filled = filled.replaceAll("\"\\$(provider|model|team)\"", "\".*\"");
        return filled.replace("${trace}", "00000000000000000000000000000001");
    }
}

package dev.tollgate.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes the SQL of a {@link UsageQuery}: one statement, so that it sees one state of the book. Whole hours come from the sums
 * where these have the dimensions; what the sums do not have comes from the entries. The columns of the result are
 * {@code g0, g1, ...} for the group, then {@link HourlyTable#sums}.
 */
final class UsageSql {
    private static final String CHAINS = "(SELECT chain AS of_chain, summed_seq FROM replica";

    private final Sql sql;
    private final UsageQuery query;
    private final List<String> parameters = new ArrayList<>();

    private UsageSql(Sql sql, UsageQuery query) {
        this.sql = sql;
        this.query = query;
    }

    record Statement(String text, List<String> parameters) {}

    static Statement of(Sql sql, UsageQuery query) {
        UsageSql maker = new UsageSql(sql, query);
        String text = maker.statement();
        return new Statement(text, List.copyOf(maker.parameters));
    }

    private String statement() {
        String sums =
                HourlyTable.sums().stream().map(name -> "sum(" + name + ")").collect(Collectors.joining(", "));
        long columns = query.by().stream().mapToLong(by -> by.columns().size()).sum();
        String group = IntStream.iterate(0, i -> i < columns, i -> i + 1)
                .mapToObj(i -> "g" + i)
                .collect(Collectors.joining(", "));
        return "SELECT " + (columns == 0 ? "" : group + ", ") + sums + " FROM (" + parts() + ") part"
                + (columns == 0 ? "" : " GROUP BY " + group) + " HAVING sum(requests) > 0";
    }

    private String parts() {
        Instant since = query.range().since();
        Instant until = query.range().until();
        if (!hoursSuffice()) {
            return part("entry_measure", "started_at", sql.range("started_at", since, until));
        }
        Instant first = since == null ? null : nextHour(since);
        Instant last = until == null ? null : until.truncatedTo(ChronoUnit.HOURS);
        List<String> parts = new ArrayList<>();
        parts.add(part("hourly", "hour", sql.range("hour", first, last)));
        // by way of the replicas, so that SQLite finds the few rows by their chain and not by going through the whole
        // time
        String range = sql.range("started_at", since, until) + " AND chain = of_chain AND ";
        parts.add(part(CHAINS + ") r CROSS JOIN entry_measure", "started_at", range + "state = 'open'"));
        parts.add(part(
                CHAINS + " WHERE summed_seq < head_seq) r CROSS JOIN entry_measure",
                "started_at",
                range + "chain_seq > summed_seq"));
        if (since != null && first != null && since.isBefore(first)) {
            parts.add(edge(since, until != null && until.isBefore(first) ? until : first));
        }
        if (until != null && last != null && last.isBefore(until) && (first == null || !last.isBefore(first))) {
            parts.add(edge(last, until));
        }
        return String.join(" UNION ALL ", parts);
    }

    private static Instant nextHour(Instant time) {
        Instant hour = time.truncatedTo(ChronoUnit.HOURS);
        return hour.equals(time) ? hour : hour.plus(1, ChronoUnit.HOURS);
    }

    /** Entries of a part of an hour that are in the sums, which cannot be asked for less than an hour. */
    private String edge(Instant from, Instant to) {
        return part(
                "entry_measure",
                "started_at",
                sql.range("started_at", from, to)
                        + " AND chain_seq <= (SELECT summed_seq FROM replica r WHERE r.chain = entry_measure.chain)");
    }

    private String part(String from, String time, String condition) {
        StringBuilder text = new StringBuilder("SELECT ");
        int group = 0;
        for (Dimension by : query.by()) {
            for (String expression : expressions(by, time)) {
                text.append(expression).append(" AS g").append(group++).append(", ");
            }
        }
        text.append(String.join(", ", HourlyTable.sums())).append(" FROM ").append(from);
        text.append(" WHERE ").append(condition);
        for (Filter filter : query.filters()) {
            text.append(" AND ").append(filter.condition(sql, parameters));
        }
        return text.toString();
    }

    /** Of a group's columns; NULL where a value is not known, whichever table it comes from. */
    private List<String> expressions(Dimension by, String time) {
        return switch (by) {
            case Dimension.Columns columns ->
                columns.columns().stream().map(UsageSql::known).toList();
            case Dimension.Model model ->
                List.of("coalesce(" + known("response_model") + ", " + known("request_model") + ")");
            case Dimension.Tag tag -> {
                parameters.add(tag.name());
                yield List.of(sql.tag());
            }
            case Dimension.Time unit -> List.of(bucket(unit, sql.seconds(time)));
        };
    }

    private static String known(String column) {
        return switch (column) {
            case "user" -> "\"user\"";
            case "status" -> "nullif(status, -1)";
            case "stream" -> "CASE WHEN stream THEN 'true' ELSE 'false' END";
            default -> "nullif(" + column + ", '')";
        };
    }

    /** The local day since 1970, or the second at which the local hour begins. */
    private String bucket(Dimension.Time unit, String seconds) {
        String offset = "(" + ZoneOffsets.sql(query.zone(), query.range(), seconds) + ")";
        return switch (unit) {
            case DAY, MONTH -> "(" + seconds + " + " + offset + ") / 86400";
            case HOUR -> "(" + seconds + " + " + offset + ") / 3600 * 3600 - " + offset;
        };
    }

    private boolean hoursSuffice() {
        Stream<String> columns = Stream.concat(
                query.by().stream().flatMap(UsageSql::needed),
                query.filters().stream()
                        .flatMap(filter -> filter.by() instanceof Dimension.Tag
                                ? filter.by().columns().stream()
                                : filter.sqlColumns().stream()));
        return columns.allMatch(HourlyTable.DIMENSIONS::contains)
                && (query.by().stream().noneMatch(Dimension.Time.class::isInstance)
                        || ZoneOffsets.wholeHours(query.zone(), query.range()));
    }

    private static Stream<String> needed(Dimension by) {
        return switch (by) {
            case Dimension.Time time -> Stream.of();
            case Dimension.Model model -> Stream.of("request_model", "response_model");
            case Dimension.Columns columns -> columns.columns().stream();
            case Dimension.Tag tag -> tag.columns().stream();
        };
    }
}

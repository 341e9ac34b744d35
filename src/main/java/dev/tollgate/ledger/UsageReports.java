package dev.tollgate.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers a {@link UsageQuery}. */
final class UsageReports {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmXXX");

    private UsageReports() {}

    static UsageReport read(Connection connection, Sql sql, UsageQuery query) throws SQLException {
        UsageSql.Statement statement = UsageSql.of(sql, query);
        List<String> names = HourlyTable.sums();
        Map<List<@Nullable String>, long[]> groups = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(statement.text())) {
            for (int i = 0; i < statement.parameters().size(); i++) {
                select.setString(i + 1, statement.parameters().get(i));
            }
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    List<@Nullable String> group = group(result, query);
                    long[] sums = groups.computeIfAbsent(group, key -> new long[names.size()]);
                    for (int i = 0; i < sums.length; i++) {
                        sums[i] = Math.addExact(sums[i], result.getLong(group.size() + i + 1));
                    }
                }
            }
        }
        List<UsageReport.Row> rows = new ArrayList<>();
        for (Map.Entry<List<@Nullable String>, long[]> group : groups.entrySet()) {
            rows.add(new UsageReport.Row(group.getKey(), named(names, group.getValue())));
        }
        rows.sort(order(query));
        List<String> columns = new ArrayList<>();
        query.by().forEach(by -> columns.addAll(by.columns()));
        columns.addAll(UsageReport.SUMS);
        return new UsageReport(columns, rows);
    }

    private static List<@Nullable String> group(ResultSet result, UsageQuery query) throws SQLException {
        List<@Nullable String> group = new ArrayList<>();
        for (Dimension by : query.by()) {
            if (by instanceof Dimension.Time unit) {
                group.add(time(unit, result.getLong(group.size() + 1), query));
            } else {
                for (int i = 0; i < by.columns().size(); i++) {
                    group.add(result.getString(group.size() + 1));
                }
            }
        }
        return group;
    }

    private static String time(Dimension.Time unit, long bucket, UsageQuery query) {
        return switch (unit) {
            case HOUR -> HOUR.format(Instant.ofEpochSecond(bucket).atZone(query.zone()));
            case DAY -> LocalDate.ofEpochDay(bucket).toString();
            case MONTH -> YearMonth.from(LocalDate.ofEpochDay(bucket)).toString();
        };
    }

    private static Map<String, @Nullable Long> named(List<String> names, long[] sums) {
        Map<String, Long> found = new LinkedHashMap<>();
        for (int i = 0; i < sums.length; i++) {
            found.put(names.get(i), sums[i]);
        }
        Map<String, @Nullable Long> row = new LinkedHashMap<>();
        for (String name : UsageReport.SUMS) {
            Long known = found.get(name + "_known");
            row.put(name, known != null && known == 0 ? null : found.get(name));
        }
        return row;
    }

    /** By time where there is a time, and else the most expensive first. */
    private static Comparator<UsageReport.Row> order(UsageQuery query) {
        Comparator<UsageReport.Row> byGroup = Comparator.comparing(
                row -> row.group().stream().map(String::valueOf).toList().toString());
        if (query.by().stream().anyMatch(Dimension.Time.class::isInstance)) {
            return byGroup;
        }
        return Comparator.<UsageReport.Row, Long>comparing(
                        row -> orZero(row.sum("cost_nano_usd")), Comparator.reverseOrder())
                .thenComparing(row -> orZero(row.sum("requests")), Comparator.reverseOrder())
                .thenComparing(byGroup);
    }

    private static Long orZero(@Nullable Long sum) {
        return sum == null ? 0L : sum;
    }
}

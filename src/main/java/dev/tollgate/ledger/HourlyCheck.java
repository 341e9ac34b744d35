package dev.tollgate.ledger;

import dev.tollgate.ledger.Verification.Kind;
import dev.tollgate.ledger.Verification.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the hourly sums with the entries that they are the sums of. */
final class HourlyCheck {
    private HourlyCheck() {}

    static void problems(Connection connection, Sql sql, Consumer<Problem> problems) throws SQLException {
        Map<Instant, List<Long>> kept = sums(connection, sql, "hourly");
        Map<Instant, List<Long>> real = sums(
                connection,
                sql,
                "replica r CROSS JOIN entry_measure e WHERE e.chain = r.chain AND e.chain_seq <= r.summed_seq");
        TreeSet<Instant> hours = new TreeSet<>(kept.keySet());
        hours.addAll(real.keySet());
        List<String> names = HourlyTable.sums();
        for (Instant hour : hours) {
            @Nullable List<Long> one = kept.get(hour);
            @Nullable List<Long> other = real.get(hour);
            if (one == null || other == null || !one.equals(other)) {
                int first = 0;
                while (one != null && other != null && one.get(first).equals(other.get(first))) {
                    first++;
                }
                problems.accept(new Problem(
                        Kind.CHANGED,
                        0,
                        0,
                        null,
                        "the sums of the hour " + hour + " are not those of its entries, first in "
                                + names.get(first)));
            }
        }
    }

    private static Map<Instant, List<Long>> sums(Connection connection, Sql sql, String from) throws SQLException {
        String select = "SELECT hour, "
                + HourlyTable.sums().stream().map(name -> "sum(" + name + ")").collect(Collectors.joining(", "))
                + " FROM " + from + " GROUP BY hour HAVING sum(requests) <> 0";
        Map<Instant, List<Long>> sums = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(select);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                List<Long> row = new ArrayList<>();
                for (int i = 0; i < HourlyTable.sums().size(); i++) {
                    row.add(result.getLong(i + 2));
                }
                Instant hour = sql.time(result, 1);
                sums.put(hour == null ? Instant.EPOCH : hour, row);
            }
        }
        return sums;
    }
}

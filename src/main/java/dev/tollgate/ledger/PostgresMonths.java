package dev.tollgate.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;

/**
 * Makes the partition of a month. It is made apart and then attached, which does not stop those who read meanwhile; when
 * entries of that month are in the catch-all partition already, they stay there.
 */
final class PostgresMonths {
    private PostgresMonths() {}

    static void prepare(Connection connection, YearMonth month) throws SQLException {
        String table = "entry_%04d_%02d".formatted(month.getYear(), month.getMonthValue());
        String from = month.atDay(1) + "T00:00:00Z";
        String to = month.plusMonths(1).atDay(1) + "T00:00:00Z";
        PostgresSql.execute(connection, "SELECT pg_advisory_xact_lock(7011, 100)");
        if (exists(connection, "SELECT 1 FROM pg_class WHERE oid = to_regclass(?)", table)
                || exists(
                        connection,
                        "SELECT 1 FROM entry_other WHERE started_at >= ?::timestamptz AND started_at < ?::timestamptz"
                                + " LIMIT 1",
                        from,
                        to)) {
            return;
        }
        PostgresSql.execute(connection, "CREATE TABLE " + table + " (LIKE entry INCLUDING DEFAULTS)");
        PostgresSql.execute(
                connection,
                "ALTER TABLE entry ATTACH PARTITION " + table + " FOR VALUES FROM ('" + from + "') TO ('" + to + "')");
    }

    private static boolean exists(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        }
    }
}

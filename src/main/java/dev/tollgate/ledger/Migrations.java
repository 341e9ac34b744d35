package dev.tollgate.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Brings the tables up to date, by Flyway; which is only woken when they are not, since it is slow to start. */
final class Migrations {
    /** The version of the newest script. */
    static final int NEWEST = 1;

    private static final String HISTORY = "flyway_schema_history";

    private Migrations() {}

    /**
     * @throws LedgerException if the tables are those of a newer Tollgate
     * @throws SQLException if the store cannot be written
     */
    static void migrate(Sql sql) throws SQLException {
        Integer version;
        try (Connection connection = sql.writing().getConnection()) {
            version = version(connection);
        }
        check(version);
        if (version != null && version == NEWEST) {
            return;
        }
        try {
            Flyway.configure()
                    .dataSource(sql.writing())
                    .locations(sql.migrations())
                    .table(HISTORY)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new SQLException("cannot bring the ledger's tables up to date: " + e.getMessage(), e);
        }
    }

    /** @throws LedgerException if the tables are missing or not of this version */
    static void checkReadable(Connection connection, LedgerUrl url) {
        Integer version = version(connection);
        check(version);
        if (version == null || version < NEWEST) {
            throw new LedgerException(
                    url + " holds " + (version == null ? "no ledger" : "a ledger of version " + version)
                            + " (expected: version " + NEWEST + "; the gateway brings it up to date when it starts)");
        }
    }

    private static void check(@Nullable Integer version) {
        if (version != null && version > NEWEST) {
            throw new LedgerException("the ledger's tables have version " + version + " (expected: at most " + NEWEST
                    + "; this Tollgate is older than the one that wrote them)");
        }
    }

    private static @Nullable Integer version(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT max(CAST(version AS integer)) FROM " + HISTORY + " WHERE success")) {
            int version = result.next() ? result.getInt(1) : 0;
            return version == 0 ? null : version;
        } catch (SQLException e) {
            return null;
        }
    }
}

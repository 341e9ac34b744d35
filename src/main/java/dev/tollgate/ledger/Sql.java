package dev.tollgate.ledger;

import dev.tollgate.ledger.Column.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where the two stores differ; everything else is one SQL for both. */
sealed interface Sql permits SqliteSql, PostgresSql {
    static Sql of(LedgerUrl url) {
        return switch (url) {
            case LedgerUrl.Sqlite sqlite -> new SqliteSql(sqlite);
            case LedgerUrl.Postgres postgres -> new PostgresSql(postgres);
        };
    }

    /** Whether one process writes, so that every other's open entries are those of a dead one. */
    boolean oneWriter();

    /**
     * Makes sure that no other process writes here, if there may be only one, until it is closed.
     *
     * @throws LedgerException if there is another
     * @throws SQLException if that cannot be found out now
     */
    Claim claim() throws SQLException;

    /** The right to write, which ends with the process at the latest. */
    interface Claim extends AutoCloseable {
        @Override
        void close();
    }

    /** Connections for the writer and for migrations; outside of a transaction. */
    DataSource writing();

    /** For a reader; in a transaction that sees one state of the book. */
    Connection openToRead() throws SQLException;

    /** The folder of the migrations on the class path. */
    String migrations();

    /** @param durable whether the commit must outlive a power cut; else it outlives the process only */
    void begin(Connection connection, boolean durable) throws SQLException;

    void commit(Connection connection) throws SQLException;

    /** Makes room for entries of these months; in the transaction that adds them. */
    void prepare(Connection connection, Set<YearMonth> months) throws SQLException;

    /** Waits for other processes that do the same; until the end of the transaction. */
    void takeTurns(Connection connection, Turn turn) throws SQLException;

    /** What only one process may do at a time. */
    enum Turn {
        REGISTER,
        SUM
    }

    /** Appended to a SELECT whose rows will be deleted: skips rows that another process has in hand. */
    String forDelete();

    /** A parameter of that kind. */
    String parameter(Kind kind);

    void bind(PreparedStatement statement, int place, Kind kind, @Nullable Object value) throws SQLException;

    @Nullable
    Instant time(ResultSet result, int place) throws SQLException;

    @Nullable
    UUID id(ResultSet result, int place) throws SQLException;

    /** A moment as a literal. */
    String literal(Instant time);

    /** A condition on a time column: from {@code since}, before {@code until}; null has no limit there. */
    default String range(String column, @Nullable Instant since, @Nullable Instant until) {
        String from = since == null ? "" : column + " >= " + literal(since);
        String to = until == null ? "" : column + " < " + literal(until);
        return from.isEmpty() && to.isEmpty() ? "1 = 1" : from + (from.isEmpty() || to.isEmpty() ? "" : " AND ") + to;
    }

    /** An expression for a time column as whole seconds since 1970. */
    String seconds(String column);

    /** An expression for the value of a tag; its parameter is the tag's name. */
    String tag();

    /** Whether a failure is the data's, so that trying it again is in vain. */
    boolean isFaultOfTheData(SQLException failure);

    /** Whether a failure at start is the configuration's, so that waiting does not mend it. */
    boolean isFaultOfTheConfiguration(SQLException failure);
}

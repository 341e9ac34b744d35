package dev.tollgate.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads entries, one after the other, without holding them all. */
final class EntrySelect {
    private static final int ROWS_AT_ONCE = 500;

    private final Sql sql;
    private final StringBuilder text =
            new StringBuilder("SELECT ").append(EntryTable.SELECTED).append(" FROM entry WHERE ");
    private final List<String> parameters = new ArrayList<>();

    /** @param condition without parameters */
    EntrySelect(Sql sql, String condition) {
        this.sql = sql;
        text.append(condition);
    }

    EntrySelect filtered(List<Filter> filters) {
        for (Filter filter : filters) {
            text.append(" AND ").append(filter.condition(sql, parameters));
        }
        return this;
    }

    /** Adds an end, such as an ORDER BY, without parameters. */
    EntrySelect then(String end) {
        text.append(' ').append(end);
        return this;
    }

    void each(Connection connection, Consumer<BookedEntry> taker) throws SQLException {
        rows(connection, row -> taker.accept(EntryColumns.read(row)));
    }

    /** With the attempts of each, which are read for many at once. */
    void eachWithAttempts(Connection connection, Consumer<RequestDetail> taker) throws SQLException {
        List<BookedEntry> some = new ArrayList<>(ROWS_AT_ONCE);
        AttemptLines lines = new AttemptLines(connection, sql);
        rows(connection, row -> {
            some.add(EntryColumns.read(row));
            if (some.size() == ROWS_AT_ONCE) {
                lines.of(some).forEach(taker);
                some.clear();
            }
        });
        lines.of(some).forEach(taker);
    }

    interface RowTaker {
        void accept(Row row) throws SQLException;
    }

    /** The rows as they are. */
    void rows(Connection connection, RowTaker taker) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(text.toString())) {
            select.setFetchSize(ROWS_AT_ONCE);
            for (int i = 0; i < parameters.size(); i++) {
                select.setString(i + 1, parameters.get(i));
            }
            try (ResultSet result = select.executeQuery()) {
                Row row = new Row(result, sql, EntryTable.NAMES);
                while (result.next()) {
                    taker.accept(row);
                }
            }
        }
    }
}

package dev.tollgate.ledger;

import dev.tollgate.ledger.Column.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The SQL of the tables {@code attempt} and {@code rates}, for the writer. Rates are few and attempts many, so each set of
 * rates is stored once, under a number made of its text.
 */
final class AttemptTable {
    static final List<Column<AttemptLine>> STORED = AttemptColumns.ALL.stream()
            .filter(column -> column.kind() != Kind.JSON)
            .toList();

    private final Sql sql;
    private final PreparedStatement insert;
    private final PreparedStatement insertRates;
    private final PreparedStatement delete;
    private final Set<Long> knownRates = new HashSet<>();

    AttemptTable(Sql sql, Connection connection) throws SQLException {
        this.sql = sql;
        insert = connection.prepareStatement("INSERT INTO attempt (entry_id, rates_id, "
                + STORED.stream().map(Column::sql).collect(Collectors.joining(", ")) + ") VALUES (?, ?, "
                + STORED.stream().map(column -> sql.parameter(column.kind())).collect(Collectors.joining(", ")) + ")");
        insertRates = connection.prepareStatement("INSERT INTO rates (id, rates) VALUES (?, ?) ON CONFLICT DO NOTHING");
        delete = connection.prepareStatement("DELETE FROM attempt WHERE entry_id = ?");
    }

    void insert(Collection<Settling.Settled> settled) throws SQLException {
        boolean any = false;
        for (Settling.Settled one : settled) {
            for (AttemptLine attempt : one.attempts()) {
                add(one.entry(), attempt);
                any = true;
            }
        }
        if (any) {
            insert.executeBatch();
        }
    }

    private void add(Entry entry, AttemptLine attempt) throws SQLException {
        sql.bind(insert, 1, Kind.ID, entry.id());
        String rates = attempt.rates();
        sql.bind(insert, 2, Kind.NUMBER, rates == null ? null : ratesId(rates));
        int place = 3;
        for (Column<AttemptLine> column : STORED) {
            sql.bind(insert, place++, column.kind(), column.of(attempt));
        }
        insert.addBatch();
    }

    private Long ratesId(String rates) throws SQLException {
        byte[] digest = Content.sha256().digest(rates.getBytes(StandardCharsets.UTF_8));
        Long id = ByteBuffer.wrap(digest).getLong();
        if (!knownRates.contains(id)) {
            insertRates.setLong(1, id);
            insertRates.setString(2, rates);
            insertRates.executeUpdate();
            // a connection is dropped after a failure, and this set with it
            knownRates.add(id);
        }
        return id;
    }

    void delete(List<Entry> entries) throws SQLException {
        for (Entry entry : entries) {
            sql.bind(delete, 1, Kind.ID, entry.id());
            delete.addBatch();
        }
        delete.executeBatch();
    }
}

package dev.tollgate.ledger;

import dev.tollgate.ledger.Column.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The SQL of the table {@code entry}, for the writer. */
final class EntryTable {
    static final List<String> NAMES =
            EntryColumns.ALL.stream().map(Column::name).toList();
    static final String SELECTED = EntryColumns.ALL.stream().map(Column::sql).collect(Collectors.joining(", "));

    private final Sql sql;
    private final PreparedStatement insert;
    private final PreparedStatement insertOpen;
    private final PreparedStatement removeOpen;
    private final PreparedStatement delete;
    private final PreparedStatement find;
    private final PreparedStatement openOf;
    private final PreparedStatement olderThan;

    EntryTable(Sql sql, Connection connection) throws SQLException {
        this.sql = sql;
        String values = EntryColumns.ALL.stream()
                .map(column -> sql.parameter(column.kind()))
                .collect(Collectors.joining(", "));
        String into = "INSERT INTO entry (" + SELECTED + ") VALUES (" + values + ")";
        insert = connection.prepareStatement(into);
        insertOpen = connection.prepareStatement(into + " ON CONFLICT DO NOTHING");
        removeOpen =
                connection.prepareStatement("DELETE FROM entry WHERE id = ? AND started_at = ? AND state = 'open'");
        delete = connection.prepareStatement("DELETE FROM entry WHERE id = ? AND started_at = ?");
        find = connection.prepareStatement("SELECT " + SELECTED + " FROM entry WHERE id = ? AND started_at = ?");
        openOf = connection.prepareStatement("SELECT " + SELECTED
                + " FROM entry WHERE chain = ? AND state = 'open' ORDER BY started_at LIMIT ?" + sql.forDelete());
        olderThan = connection.prepareStatement("SELECT " + SELECTED
                + " FROM entry JOIN (SELECT chain AS of_chain, summed_seq FROM replica) r ON of_chain = chain"
                + " WHERE (started_at, id) > (?, ?) AND started_at < ? AND state = ? AND chain_seq <= summed_seq"
                + " ORDER BY started_at, id LIMIT ?");
    }

    void insert(List<BookedEntry> entries) throws SQLException {
        insert(insert, entries);
    }

    /** Leaves alone what is there already. */
    void insertOpen(List<BookedEntry> entries) throws SQLException {
        insert(insertOpen, entries);
    }

    private void insert(PreparedStatement statement, List<BookedEntry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        for (BookedEntry entry : entries) {
            int place = 1;
            for (Column<BookedEntry> column : EntryColumns.ALL) {
                sql.bind(statement, place++, column.kind(), column.of(entry));
            }
            statement.addBatch();
        }
        statement.executeBatch();
    }

    /** Removes open rows and returns the entries that had none. */
    List<Entry> removeOpen(List<Entry> entries) throws SQLException {
        List<Entry> without = new ArrayList<>();
        int[] counts = each(removeOpen, entries);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                without.add(entries.get(i));
            }
        }
        return without;
    }

    void delete(List<Entry> entries) throws SQLException {
        each(delete, entries);
    }

    private int[] each(PreparedStatement statement, List<Entry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return new int[0];
        }
        for (Entry entry : entries) {
            bindKey(statement, entry);
            statement.addBatch();
        }
        return statement.executeBatch();
    }

    private void bindKey(PreparedStatement statement, Entry entry) throws SQLException {
        sql.bind(statement, 1, Kind.ID, entry.id());
        sql.bind(statement, 2, Kind.TIME, entry.startedAt());
    }

    /** The row of an entry as it stands there, or null. */
    @Nullable
    BookedEntry find(Entry entry) throws SQLException {
        bindKey(find, entry);
        List<BookedEntry> found = read(find);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** Open entries of a chain, oldest first. */
    List<BookedEntry> openOf(long chain, int most) throws SQLException {
        openOf.setLong(1, chain);
        openOf.setInt(2, most);
        return read(openOf);
    }

    /** A place in the order of {@link #olderThan}. */
    record Position(Instant startedAt, UUID id) {
        static final Position START = new Position(Instant.EPOCH, new UUID(0, 0));
    }

    /** Settled entries of a state, which are in the hourly sums, oldest first. */
    List<BookedEntry> olderThan(EntryState state, Instant cutoff, Position after, int most) throws SQLException {
        sql.bind(olderThan, 1, Kind.TIME, after.startedAt());
        sql.bind(olderThan, 2, Kind.ID, after.id());
        sql.bind(olderThan, 3, Kind.TIME, cutoff);
        olderThan.setString(4, state.text());
        olderThan.setInt(5, most);
        return read(olderThan);
    }

    private List<BookedEntry> read(PreparedStatement statement) throws SQLException {
        List<BookedEntry> entries = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            Row row = new Row(result, sql, NAMES);
            while (result.next()) {
                entries.add(EntryColumns.read(row));
            }
        } catch (UncheckedSqlException e) {
            throw e.sql();
        }
        return entries;
    }
}

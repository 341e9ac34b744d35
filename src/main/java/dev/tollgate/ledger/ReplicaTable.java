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
import org.jspecify.annotations.Nullable;

/** The SQL of the table {@code replica}, for the writer. */
final class ReplicaTable {
    private final Sql sql;
    private final Connection connection;
    private final PreparedStatement beat;

    ReplicaTable(Sql sql, Connection connection) throws SQLException {
        this.sql = sql;
        this.connection = connection;
        beat = connection.prepareStatement(
                "UPDATE replica SET head_seq = ?, head_hash = ?, heartbeat_at = ?, ended_at = NULL WHERE chain = ?");
    }

    /** The head of the chain of a run as it was committed, or null if the run is not registered here. */
    @Nullable
    Chain find(UUID run) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT chain, head_seq, head_hash FROM replica WHERE run = ?")) {
            sql.bind(select, 1, Kind.ID, run);
            try (ResultSet result = select.executeQuery()) {
                return result.next() ? new Chain(result.getLong(1), result.getLong(2), result.getBytes(3)) : null;
            }
        }
    }

    /** Registers a run and gives it the next chain number; in a transaction. */
    Chain register(UUID run, ProcessId process, Instant now) throws SQLException {
        sql.takeTurns(connection, Sql.Turn.REGISTER);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO replica (chain, run, host, pid, started_at, heartbeat_at, head_hash)"
                        + " SELECT coalesce(max(chain), 0) + 1, ?, ?, ?, ?, ?, ? FROM replica")) {
            sql.bind(insert, 1, Kind.ID, run);
            insert.setString(2, process.host());
            insert.setLong(3, process.pid());
            sql.bind(insert, 4, Kind.TIME, process.startedAt());
            sql.bind(insert, 5, Kind.TIME, now);
            insert.setBytes(6, Content.genesis(run));
            insert.executeUpdate();
        }
        Chain chain = find(run);
        if (chain == null) {
            throw new SQLException("the run that was just registered is not there");
        }
        return chain;
    }

    /** Says that this replica lives, and where its chain ends. */
    void beat(Chain head, Instant now) throws SQLException {
        beat.setLong(1, head.seq());
        beat.setBytes(2, head.hash());
        sql.bind(beat, 3, Kind.TIME, now);
        beat.setLong(4, head.number());
        beat.executeUpdate();
    }

    /** Says that a replica lives no more. */
    void end(long chain, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE replica SET ended_at = ? WHERE chain = ? AND ended_at IS NULL")) {
            sql.bind(update, 1, Kind.TIME, now);
            update.setLong(2, chain);
            update.executeUpdate();
        }
    }

    /**
     * Another replica that has not ended, or that left something behind.
     *
     * @param open whether it has open entries
     * @param unsummed whether it has entries that are not in the hourly sums
     */
    record Other(long chain, ProcessId process, Instant heartbeat, boolean ended, boolean open, boolean unsummed) {}

    List<Other> others(long self) throws SQLException {
        List<Other> others = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT * FROM (SELECT chain, host, pid, started_at, heartbeat_at, ended_at IS NOT NULL AS ended,"
                        + " EXISTS (SELECT 1 FROM entry e WHERE e.chain = replica.chain AND e.state = 'open') AS open,"
                        + " summed_seq < head_seq AS unsummed FROM replica WHERE chain <> ?) r"
                        + " WHERE NOT ended OR open OR unsummed")) {
            select.setLong(1, self);
            try (ResultSet result = select.executeQuery()) {
                Row row = new Row(
                        result,
                        sql,
                        List.of("chain", "host", "pid", "started_at", "heartbeat_at", "ended", "open", "unsummed"));
                while (result.next()) {
                    others.add(new Other(
                            row.number("chain"),
                            new ProcessId(row.text("host"), row.number("pid"), row.time("started_at")),
                            row.time("heartbeat_at"),
                            row.flag("ended"),
                            row.flag("open"),
                            row.flag("unsummed")));
                }
            }
        } catch (UncheckedSqlException e) {
            throw e.sql();
        }
        return others;
    }
}

package dev.tollgate.ledger;

import dev.tollgate.ledger.Verification.Kind;
import dev.tollgate.ledger.Verification.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks every chain from its first link to its head, then the rows that are in no chain, then the hourly sums. */
final class LedgerVerify {
    private static final int ROWS_AT_ONCE = 500;

    private final Connection connection;
    private final Sql sql;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Link> heads = new ArrayList<>();
    private long entries;

    LedgerVerify(Connection connection, Sql sql) {
        this.connection = connection;
        this.sql = sql;
    }

    Verification verify() throws SQLException {
        int chains = 0;
        for (Replica replica : replicas()) {
            chains++;
            heads.add(new Link(replica.chain(), replica.headSeq(), replica.headHash()));
            verify(replica);
        }
        strays();
        HourlyCheck.problems(connection, sql, this::problem);
        return new Verification(entries, chains, heads, problems);
    }

    private void problem(Problem problem) {
        if (problems.size() < Verification.MOST) {
            problems.add(problem);
        }
    }

    private record Replica(long chain, UUID run, long headSeq, byte[] headHash) {}

    private List<Replica> replicas() throws SQLException {
        List<Replica> replicas = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT chain, run, head_seq, head_hash FROM replica ORDER BY chain");
                ResultSet result = select.executeQuery()) {
            Row row = new Row(result, sql, List.of("chain", "run", "head_seq", "head_hash"));
            while (result.next()) {
                byte[] hash = row.hashOrNull("head_hash");
                replicas.add(new Replica(
                        row.number("chain"), row.id("run"), row.number("head_seq"), hash == null ? new byte[0] : hash));
            }
        }
        return replicas;
    }

    private void verify(Replica replica) throws SQLException {
        CheckpointReader checkpoints = CheckpointReader.of(connection, sql, replica.chain());
        ChainCheck check =
                new ChainCheck(replica.chain(), Content.genesis(replica.run()), checkpoints.gaps(), this::problem);
        List<RowRead> some = new ArrayList<>(ROWS_AT_ONCE);
        new EntrySelect(sql, "chain = " + replica.chain() + " AND chain_seq IS NOT NULL")
                .then("ORDER BY chain_seq, id")
                .rows(connection, row -> {
                    some.add(RowRead.of(row));
                    if (some.size() == ROWS_AT_ONCE) {
                        check(some, check, checkpoints);
                    }
                });
        check(some, check, checkpoints);
        checkpoints.upTo(Long.MAX_VALUE, check);
        check.end(replica.headSeq(), replica.headHash());
    }

    /**
     * A row as it was found.
     *
     * @param entry null if no entry can be made of it
     */
    private record RowRead(
            @Nullable UUID id,
            long seq,
            byte @Nullable [] hash,
            @Nullable Entry entry) {
        static RowRead of(Row row) {
            UUID id = null;
            try {
                id = row.id("id");
                return new RowRead(
                        id,
                        row.number("chain_seq"),
                        row.hashOrNull("hash"),
                        EntryColumns.read(row).entry());
            } catch (RuntimeException e) {
                return new RowRead(id, row.number("chain_seq"), row.hashOrNull("hash"), null);
            }
        }
    }

    private void check(List<RowRead> some, ChainCheck check, CheckpointReader checkpoints) throws SQLException {
        List<UUID> ids = some.stream()
                .map(RowRead::entry)
                .flatMap(entry -> entry == null ? java.util.stream.Stream.of() : java.util.stream.Stream.of(entry.id()))
                .toList();
        Map<UUID, List<AttemptLine>> attempts = new AttemptLines(connection, sql).byEntry(ids);
        for (RowRead row : some) {
            entries++;
            checkpoints.upTo(row.seq(), check);
            Entry entry = row.entry();
            String content = entry == null ? null : Content.of(entry, attempts.getOrDefault(entry.id(), List.of()));
            check.link(row.seq(), row.hash(), content, row.id());
        }
        some.clear();
    }

    private void strays() throws SQLException {
        each(
                "SELECT id FROM entry WHERE state <> 'open' AND chain_seq IS NULL"
                        + " OR chain NOT IN (SELECT chain FROM replica)",
                id -> new Problem(Kind.INSERTED, 0, 0, id, "entry " + id + " is in no chain"));
        each(
                "SELECT DISTINCT entry_id FROM attempt a WHERE NOT EXISTS"
                        + " (SELECT 1 FROM entry e WHERE e.id = a.entry_id)",
                id -> new Problem(
                        Kind.INSERTED, 0, 0, id, "an attempt belongs to entry " + id + ", which is not there"));
    }

    private interface Found {
        Problem of(UUID id);
    }

    private void each(String select, Found found) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select);
                ResultSet result = statement.executeQuery()) {
            Row row = new Row(result, sql, List.of("id"));
            while (result.next()) {
                problem(found.of(row.id("id")));
            }
        }
    }
}

package dev.tollgate.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The checkpoints that are links of a chain, and those that explain its gaps. */
final class CheckpointReader {
    private static final List<String> NAMES =
            List.of("chain_seq", "hash", "recorded_at", "reason", "of_chain", "first_seq", "last_seq", "last_hash");

    private record Placed(long seq, byte @Nullable [] hash, Checkpoint checkpoint) {}

    private final Iterator<Placed> own;
    private final List<Checkpoint> gaps;
    private @Nullable Placed ahead;

    private CheckpointReader(List<Placed> own, List<Checkpoint> gaps) {
        this.own = own.iterator();
        this.gaps = gaps;
    }

    static CheckpointReader of(Connection connection, Sql sql, long chain) throws SQLException {
        List<Placed> own = read(connection, sql, "chain = " + chain + " ORDER BY chain_seq");
        List<Checkpoint> gaps = read(connection, sql, "of_chain = " + chain + " ORDER BY first_seq").stream()
                .map(Placed::checkpoint)
                .toList();
        return new CheckpointReader(own, gaps);
    }

    private static List<Placed> read(Connection connection, Sql sql, String condition) throws SQLException {
        List<Placed> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT " + String.join(", ", NAMES) + " FROM checkpoint WHERE " + condition);
                ResultSet result = select.executeQuery()) {
            Row row = new Row(result, sql, NAMES);
            while (result.next()) {
                found.add(new Placed(row.number("chain_seq"), row.hashOrNull("hash"), Checkpoint.read(row)));
            }
        }
        return found;
    }

    List<Checkpoint> gaps() {
        return gaps;
    }

    /** Hands over this chain's checkpoints that come before a link. */
    void upTo(long seq, ChainCheck check) {
        if (ahead == null && own.hasNext()) {
            ahead = own.next();
        }
        while (ahead != null && ahead.seq() < seq) {
            check.link(ahead.seq(), ahead.hash(), Content.of(ahead.checkpoint()), null);
            ahead = own.hasNext() ? own.next() : null;
        }
    }
}

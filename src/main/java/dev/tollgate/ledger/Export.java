package dev.tollgate.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for settled entries in the order in which they were settled, chain by chain. Given the cursor that the export before
 * returned, it hands over exactly what was settled since, however long those requests had been open. In the rare case that an
 * interrupted entry was settled after all, it comes once more, with the same id; the later one holds.
 *
 * @param cursor null begins at the beginning
 */
public record Export(@Nullable String cursor, TimeRange range, List<Filter> filters) {
    public Export {
        filters = List.copyOf(filters);
        if (cursor != null) {
            ChainCursor.parse(cursor);
        }
    }

    /** A replica that was thought dead may come back and go on with its chain; not after a day. */
    private static final Duration CERTAIN = Duration.ofDays(1);

    /** @param ended whether the chain will never grow again */
    private record Head(long chain, long seq, boolean ended) {}

    /** Takes what an export hands over. */
    public interface Taker {
        /** Before the first entry: where the next export begins, which holds once this one has been taken whole. */
        default void next(String cursor) {}

        void entry(BookedEntry entry);
    }

    String read(Connection connection, Sql sql, Taker taker) throws SQLException {
        ChainCursor from = cursor == null ? ChainCursor.start() : ChainCursor.parse(cursor);
        List<Head> heads = heads(connection, sql);
        String next = next(heads);
        taker.next(next);
        for (Head head : heads) {
            long after = from.after(head.chain());
            if (after < head.seq()) {
                new EntrySelect(
                                sql,
                                "chain = " + head.chain() + " AND chain_seq > " + after + " AND chain_seq <= "
                                        + head.seq() + " AND " + sql.range("started_at", range.since(), range.until()))
                        .filtered(filters)
                        .then("ORDER BY chain_seq")
                        .each(connection, taker::entry);
            }
        }
        return next;
    }

    private String next(List<Head> heads) {
        ChainCursor next = cursor == null ? ChainCursor.start() : ChainCursor.parse(cursor);
        for (Head head : heads) {
            if (next.after(head.chain()) < Long.MAX_VALUE) {
                next.read(head.chain(), head.seq(), head.ended());
            }
        }
        return next.toString();
    }

    private static List<Head> heads(Connection connection, Sql sql) throws SQLException {
        List<Head> heads = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT chain, head_seq, coalesce("
                        + sql.range("ended_at", null, Instant.now().minus(CERTAIN))
                        + ", false) FROM replica ORDER BY chain");
                ResultSet result = select.executeQuery()) {
            while (result.next()) {
                heads.add(new Head(result.getLong(1), result.getLong(2), result.getBoolean(3)));
            }
        }
        return heads;
    }
}

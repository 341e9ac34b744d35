package dev.tollgate.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What two copies of a period have in common if, and only if, they hold the same settled entries.
 *
 * @param entries how many settled entries
 * @param open how many are still open, and not in the sums and the hash
 * @param sums by column; null where nothing is known
 * @param hash SHA-256 over the SHA-256 of each entry's content with its attempts, in the order of {@code started_at} and
 *     {@code id}; the chains are not in it
 */
public record Checksum(long entries, long open, Map<String, @Nullable Long> sums, String hash) {
    /** The names of what {@link #cells} gives. */
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("entries", "open"));
        columns.addAll(sums.keySet());
        columns.add("hash");
        return columns;
    }

    /** One row for an output. */
    public List<@Nullable Object> cells() {
        List<@Nullable Object> cells = new ArrayList<>(List.of(entries, open));
        cells.addAll(sums.values());
        cells.add(hash);
        return cells;
    }

    static Checksum of(Connection connection, Sql sql, TimeRange range) throws SQLException {
        Counter counter = new Counter();
        new EntrySelect(sql, sql.range("started_at", range.since(), range.until()))
                .then("ORDER BY started_at, id")
                .eachWithAttempts(connection, counter::add);
        return new Checksum(
                counter.entries, counter.open, counter.sums, HexFormat.of().formatHex(counter.digest.digest()));
    }

    private static final class Counter {
        private final MessageDigest digest = Content.sha256();
        private final Map<String, @Nullable Long> sums = new LinkedHashMap<>();
        private long entries;
        private long open;

        Counter() {
            HourlyTable.MEASURES.forEach(measure -> sums.put(measure, null));
        }

        void add(RequestDetail request) {
            Entry entry = request.entry().entry();
            if (entry.state() == EntryState.OPEN) {
                open++;
                return;
            }
            entries++;
            byte[] content = Content.of(entry, request.attempts()).getBytes(StandardCharsets.UTF_8);
            digest.update(Content.sha256().digest(content));
            for (Column<Entry> column : EntryColumns.CONTENT) {
                if (sums.containsKey(column.name()) && column.of(entry) instanceof Long number) {
                    sums.merge(column.name(), number, Math::addExact);
                }
            }
        }
    }
}

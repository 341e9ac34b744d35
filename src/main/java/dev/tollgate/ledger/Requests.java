package dev.tollgate.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Answers a {@link RequestsQuery}, and finds single requests. */
final class Requests {
    private Requests() {}

    /** Where the next page begins, or null if this was the last. */
    static @Nullable String read(Connection connection, Sql sql, RequestsQuery query, Consumer<BookedEntry> taker)
            throws SQLException {
        EntrySelect select = new EntrySelect(
                        sql,
                        sql.range(
                                "started_at",
                                query.range().since(),
                                query.range().until()))
                .filtered(query.filters());
        String cursor = query.cursor();
        if (cursor != null) {
            PageCursor after = PageCursor.parse(cursor);
            select.then("AND (started_at, id) < (" + sql.literal(after.startedAt()) + ", '" + after.id() + "')");
        }
        select.then("ORDER BY started_at DESC, id DESC");
        if (query.limit() > 0) {
            select.then("LIMIT " + (query.limit() + 1L));
        }
        List<BookedEntry> last = new ArrayList<>(1);
        boolean[] more = {false};
        int[] count = {0};
        select.each(connection, entry -> {
            if (query.limit() > 0 && count[0] == query.limit()) {
                more[0] = true;
                return;
            }
            count[0]++;
            last.clear();
            last.add(entry);
            taker.accept(entry);
        });
        return more[0] ? PageCursor.of(last.getFirst().entry()).toString() : null;
    }

    /** Entries whose id, request id, provider request id or trace id this is, oldest first, with their attempts. */
    static List<RequestDetail> find(Connection connection, Sql sql, String id) throws SQLException {
        List<BookedEntry> found = new ArrayList<>();
        UUID uuid = uuid(id);
        if (uuid != null) {
            new EntrySelect(sql, "id = '" + uuid + "'").each(connection, found::add);
        }
        if (found.isEmpty()) {
            Set<BookedEntry> all = new LinkedHashSet<>();
            for (String column : List.of("request_id", "provider_request_id", "trace_id")) {
                new EntrySelect(sql, "1 = 1")
                        .filtered(List.of(new Filter(new Dimension.Columns(List.of(column)), id)))
                        .then("ORDER BY started_at")
                        .each(connection, all::add);
            }
            found.addAll(all);
        }
        return new AttemptLines(connection, sql).of(found);
    }

    private static @Nullable UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

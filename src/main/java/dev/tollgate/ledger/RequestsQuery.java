package dev.tollgate.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for entries, the newest first.
 *
 * @param limit how many at most; 0 means all
 * @param cursor where the page before ended, by {@link LedgerReader#requests}; null begins with the newest. What is added
 *     meanwhile is newer, and moves no page
 */
public record RequestsQuery(
        TimeRange range,
        List<Filter> filters,
        int limit,
        @Nullable String cursor) {
    public RequestsQuery {
        filters = List.copyOf(filters);
        if (cursor != null) {
            PageCursor.parse(cursor);
        }
        if (limit < 0) {
            throw new IllegalArgumentException("limit is " + limit + " (expected: a number, or 0 for all)");
        }
    }
}

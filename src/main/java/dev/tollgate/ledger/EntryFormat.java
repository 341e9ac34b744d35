package dev.tollgate.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Entries as every output shows them: columns by name, with values that are text, numbers, booleans, maps of text, or null for
 * what is not known. Times are ISO 8601 in UTC with microseconds, hashes hexadecimal.
 */
public final class EntryFormat {
    private static final List<String> COLUMNS =
            EntryColumns.ALL.stream().map(Column::name).toList();

    private EntryFormat() {}

    /** The names of the columns, in order. */
    public static List<String> columns() {
        return COLUMNS;
    }

    /** The values of an entry, in the order of {@link #columns}. */
    public static List<@Nullable Object> row(BookedEntry entry) {
        List<@Nullable Object> row = new ArrayList<>(EntryColumns.ALL.size());
        for (Column<BookedEntry> column : EntryColumns.ALL) {
            row.add(shown(column.of(entry)));
        }
        return row;
    }

    /** An entry by column names, and its attempts as {@code attempt_lines}. */
    public static Map<String, @Nullable Object> detail(RequestDetail request) {
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        List<@Nullable Object> row = row(request.entry());
        for (int i = 0; i < row.size(); i++) {
            detail.put(COLUMNS.get(i), row.get(i));
        }
        detail.put(
                "attempt_lines",
                request.attempts().stream().map(EntryFormat::attempt).toList());
        return detail;
    }

    /** An attempt by column names. */
    private static Map<String, @Nullable Object> attempt(AttemptLine attempt) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Column<AttemptLine> column : AttemptColumns.ALL) {
            values.put(column.name(), shown(column.of(attempt)));
        }
        return values;
    }

    private static @Nullable Object shown(@Nullable Object value) {
        return switch (value) {
            case Instant time -> Column.text(time);
            case UUID id -> id.toString();
            case byte[] hash -> HexFormat.of().formatHex(hash);
            case null -> null;
            case Object other -> other;
        };
    }
}

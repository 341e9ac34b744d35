package dev.tollgate.admin;

import dev.tollgate.ledger.BookedEntry;
import dev.tollgate.ledger.EntryFormat;
import dev.tollgate.ledger.FocusFormat;
import dev.tollgate.ledger.RowWriter;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How rows are written. */
enum RowFormat {
    /** An array of objects. */
    JSON("json", "application/json"),
    /** One object a line. */
    JSONL("jsonl", "application/x-ndjson"),
    /** RFC 4180, with a header. */
    CSV("csv", "text/csv; charset=utf-8; header=present"),
    /** Entries in the columns of FOCUS, as CSV. */
    FOCUS("focus", "text/csv; charset=utf-8; header=present");

    private final String text;
    private final String contentType;

    RowFormat(String text, String contentType) {
        this.text = text;
        this.contentType = contentType;
    }

    /** The value of {@code format}. */
    String text() {
        return text;
    }

    String contentType() {
        return contentType;
    }

    RowWriter writer(Writer out, List<String> columns) {
        return switch (this) {
            case JSON -> RowWriter.jsonArray(out, columns);
            case JSONL -> RowWriter.jsonLines(out, columns);
            case CSV, FOCUS -> RowWriter.csv(out, columns);
        };
    }

    /** A writer for {@link #entry}. */
    RowWriter entryWriter(Writer out) {
        return writer(out, this == FOCUS ? FocusFormat.columns() : EntryFormat.columns());
    }

    List<@Nullable Object> entry(BookedEntry entry) {
        return this == FOCUS ? FocusFormat.row(entry) : EntryFormat.row(entry);
    }
}

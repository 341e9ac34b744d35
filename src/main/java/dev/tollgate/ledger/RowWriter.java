package dev.tollgate.ledger;

import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows of values, as {@link EntryFormat} makes them, to text. Closing it flushes, and leaves the text open. */
public interface RowWriter extends AutoCloseable {
    /** @param row a value for each column */
    void row(List<@Nullable Object> row);

    @Override
    void close();

    /**
     * CSV by RFC 4180 with a header. Text that a spreadsheet would take for a formula is defused with an apostrophe before it.
     */
    static RowWriter csv(Writer out, List<String> columns) {
        return new CsvRows(out, columns);
    }

    /** One JSON object on each line. */
    static RowWriter jsonLines(Writer out, List<String> columns) {
        return new JsonRows(out, columns, false);
    }

    /** An array of JSON objects, each on a line of its own. */
    static RowWriter jsonArray(Writer out, List<String> columns) {
        return new JsonRows(out, columns, true);
    }
}

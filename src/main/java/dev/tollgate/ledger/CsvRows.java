package dev.tollgate.ledger;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Rows as CSV by RFC 4180. */
final class CsvRows implements RowWriter {
    /** What a spreadsheet takes for the begin of a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private final CsvWriter csv;

    CsvRows(Writer out, List<String> columns) {
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(columns);
    }

    @Override
    public void row(List<@Nullable Object> row) {
        List<@Nullable String> cells = new ArrayList<>(row.size());
        row.forEach(value -> cells.add(cell(value)));
        csv.writeRecord(cells);
    }

    private static @Nullable String cell(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
            case BigDecimal number -> number.toPlainString();
            case Map<?, ?> map -> JsonMapper.shared().writeValueAsString(map);
            case Object other -> other.toString();
        };
    }

    @Override
    public void close() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

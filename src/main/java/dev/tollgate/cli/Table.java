package dev.tollgate.cli;

import dev.tollgate.ledger.RowWriter;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows to print. Cells are texts, numbers or null.
 *
 * @param columns their names, the same in each format
 */
record Table(List<String> columns, List<List<@Nullable Object>> rows) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    void print(PrintWriter out, OutputFormat format) {
        switch (format) {
            case TABLE -> printText(out);
            case CSV -> printCsv(out);
            case JSON -> printJson(out);
        }
        out.flush();
    }

    private void printText(PrintWriter out) {
        int[] shown = IntStream.range(0, columns.size())
                .filter(column -> rows.stream().anyMatch(row -> row.get(column) != null))
                .toArray();
        int[] widths = new int[columns.size()];
        for (int column : shown) {
            widths[column] = rows.stream()
                    .mapToInt(row -> text(row.get(column)).length())
                    .reduce(columns.get(column).length(), Math::max);
        }
        StringBuilder head = new StringBuilder();
        for (int column : shown) {
            boolean number = rows.stream().anyMatch(row -> row.get(column) instanceof Number);
            pad(head, columns.get(column), widths[column], number);
        }
        out.print(head.toString().stripTrailing() + "\n");
        for (List<@Nullable Object> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column : shown) {
                pad(line, text(row.get(column)), widths[column], row.get(column) instanceof Number);
            }
            out.print(line.toString().stripTrailing() + "\n");
        }
    }

    private static void pad(StringBuilder line, String text, int width, boolean right) {
        String space = " ".repeat(width - text.length());
        line.append(line.isEmpty() ? "" : "  ").append(right ? space + text : text + space);
    }

    private void printCsv(PrintWriter out) {
        try (RowWriter csv = RowWriter.csv(out, columns)) {
            rows.forEach(csv::row);
        }
    }

    private void printJson(PrintWriter out) {
        for (List<@Nullable Object> row : rows) {
            out.print(JSON.writeValueAsString(object(row)) + "\n");
        }
    }

    private Map<String, Object> object(List<@Nullable Object> row) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Object value = row.get(i);
            if (value != null) {
                object.put(columns.get(i), value);
            }
        }
        return object;
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}

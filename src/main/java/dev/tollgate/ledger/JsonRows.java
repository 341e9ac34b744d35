package dev.tollgate.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Rows as JSON objects, one on each line, with or without an array around them. */
final class JsonRows implements RowWriter {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Writer out;
    private final List<String> columns;
    private final boolean array;
    private boolean any;

    JsonRows(Writer out, List<String> columns, boolean array) {
        this.out = out;
        this.columns = columns;
        this.array = array;
        write(array ? "[" : "");
    }

    @Override
    public void row(List<@Nullable Object> row) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            object.put(columns.get(i), row.get(i));
        }
        write((array ? any ? ",\n" : "\n" : "") + JSON.writeValueAsString(object) + (array ? "" : "\n"));
        any = true;
    }

    @Override
    public void close() {
        write(array ? any ? "\n]\n" : "]\n" : "");
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

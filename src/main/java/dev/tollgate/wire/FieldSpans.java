package dev.tollgate.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds where the values of some top-level fields stand. */
final class FieldSpans implements JsonSink<String> {
    private final Map<String, List<Span>> spans = new HashMap<>();
    private int opened;

    private FieldSpans() {}

    /**
     * @param body a well-formed JSON object
     * @return the spans by name, in the order of the body; several where a field stands there more than once
     */
    static Map<String, List<Span>> find(byte[] body, Set<String> names) {
        Map<String, String> paths = new HashMap<>();
        names.forEach(name -> paths.put(name, name));
        FieldSpans found = new FieldSpans();
        new JsonScanner<>(JsonPaths.topLevel(paths), found).scan(body, 0, body.length);
        return found.spans;
    }

    @Override
    public void scalar(String name, JsonKind kind, byte[] bytes, int from, int to) {
        add(name, kind.span(from, to));
    }

    @Override
    public void open(String name, JsonKind kind, int at) {
        opened = at;
    }

    @Override
    public void close(String name, JsonKind kind, int at) {
        add(name, new Span(opened, at + 1));
    }

    private void add(String name, Span span) {
        spans.computeIfAbsent(name, key -> new ArrayList<>(1)).add(span);
    }
}

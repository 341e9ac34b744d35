package dev.tollgate.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Changes top-level fields of a request and leaves every other byte as it is. New fields go to the front of the object. Where
 * two changes meet, the later one counts, and a field that is set as a whole against a change within it.
 */
public final class Splice {
    private static final byte[] COMMA = {','};
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] INCLUDE_USAGE = "\"include_usage\":true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STREAM_OPTIONS = "{\"include_usage\":true}".getBytes(StandardCharsets.US_ASCII);

    private final byte[] body;
    private final RequestFacts facts;
    private final TreeMap<Integer, Edit> edits = new TreeMap<>();
    private final Map<String, byte[]> added = new LinkedHashMap<>();

    private record Edit(Span replaced, byte[] with) {}

    /** Bytes of the new body. */
    private record Part(byte[] bytes, int from, int to) {
        Part(byte[] bytes) {
            this(bytes, 0, bytes.length);
        }
    }

    /**
     * @param body a request that {@link RequestScan} has accepted
     * @param facts what it found
     */
    public Splice(byte[] body, RequestFacts facts) {
        this.body = body;
        this.facts = facts;
    }

    /** Sets {@code model}. */
    public Splice model(String name) {
        byte[] json = JsonText.quote(name);
        Span span = facts.modelSpan();
        if (span == null) {
            added.put("model", json);
        } else {
            replace(span, json);
        }
        return this;
    }

    /** Sets {@code stream_options.include_usage} to true, so that a Chat Completions stream says what it used. */
    public Splice includeUsage() {
        RequestFacts.StreamOptions options = facts.streamOptions();
        if (options.span() == null) {
            added.put("stream_options", STREAM_OPTIONS);
        } else if (!options.object()) {
            replace(options.span(), STREAM_OPTIONS);
        } else if (options.includeUsageSpan() != null) {
            replace(options.includeUsageSpan(), TRUE);
        } else {
            int inside = options.span().from() + 1;
            List<Part> member = new ArrayList<>(2);
            member.add(new Part(INCLUDE_USAGE));
            separate(member, inside);
            replace(new Span(inside, inside), join(member));
        }
        return this;
    }

    /**
     * Sets top-level fields by raw JSON.
     *
     * @param defaults set where the request has no such field
     * @param overrides set always; where a field stands there twice, twice
     */
    public Splice fields(Map<String, String> defaults, Map<String, String> overrides) {
        Map<String, String> wanted = new LinkedHashMap<>(defaults);
        wanted.putAll(overrides);
        if (wanted.isEmpty()) {
            return this;
        }
        Map<String, List<Span>> present = FieldSpans.find(body, wanted.keySet());
        wanted.forEach((name, text) -> {
            byte[] json = text.getBytes(StandardCharsets.UTF_8);
            List<Span> spans = present.getOrDefault(name, List.of());
            if (overrides.containsKey(name)) {
                spans.forEach(span -> replace(span, json));
            }
            if (spans.isEmpty()) {
                added.put(name, json);
            }
        });
        return this;
    }

    /** The request with all changes made; the very same array when there are none. */
    public byte[] bytes() {
        if (edits.isEmpty() && added.isEmpty()) {
            return body;
        }
        List<Part> parts = new ArrayList<>();
        int inside = JsonText.skipWhiteSpace(body, 0) + 1;
        parts.add(new Part(body, 0, inside));
        added.forEach((name, json) -> {
            if (parts.size() > 1) {
                parts.add(new Part(COMMA));
            }
            parts.add(new Part(JsonText.quote(name)));
            parts.add(new Part(new byte[] {':'}));
            parts.add(new Part(json));
        });
        if (!added.isEmpty()) {
            separate(parts, inside);
        }
        int copied = inside;
        for (Edit edit : edits.values()) {
            if (edit.replaced().from() >= copied) {
                parts.add(new Part(body, copied, edit.replaced().from()));
                parts.add(new Part(edit.with()));
                copied = edit.replaced().to();
            }
        }
        parts.add(new Part(body, copied, body.length));
        return join(parts);
    }

    private void replace(Span span, byte[] with) {
        edits.put(span.from(), new Edit(span, with));
    }

    /** Adds the comma that new members need before those that an object has from {@code inside} on. */
    private void separate(List<Part> parts, int inside) {
        if (body[JsonText.skipWhiteSpace(body, inside)] != '}') {
            parts.add(new Part(COMMA));
        }
    }

    private static byte[] join(List<Part> parts) {
        int length = 0;
        for (Part part : parts) {
            length += part.to() - part.from();
        }
        byte[] joined = new byte[length];
        int at = 0;
        for (Part part : parts) {
            System.arraycopy(part.bytes(), part.from(), joined, at, part.to() - part.from());
            at += part.to() - part.from();
        }
        return joined;
    }
}

package dev.tollgate.ledger;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One column: its name in SQL, JSON, CSV and in the hashed content, and where its value comes from.
 *
 * @param <T> what a row is made from
 */
record Column<T>(String name, Kind kind, Function<T, @Nullable Object> value) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST = 256;

    /** What a column holds, with the Java type of its values. */
    enum Kind {
        /** {@link java.util.UUID} */
        ID,
        /** {@link String} */
        TEXT,
        /** {@link Number} */
        NUMBER,
        /** {@link Instant} with microseconds */
        TIME,
        /** {@link Boolean} */
        FLAG,
        /** {@code Map<String, String>}, sorted; an empty one is NULL */
        TAGS,
        /** {@link String} that holds JSON */
        JSON,
        /** {@code byte[]} */
        HASH
    }

    /** The name as SQL needs it. */
    String sql() {
        return name.equals("user") ? "\"user\"" : name;
    }

    /**
     * The value of a row as the stores keep it: text without NUL, which PostgreSQL refuses, and no longer than 256 characters,
     * since a client may send anything.
     */
    @Nullable
    Object of(T row) {
        Object found = value.apply(row);
        if (found instanceof String text) {
            return kind == Kind.TEXT ? clean(text) : text;
        }
        if (found instanceof Map<?, ?> map) {
            return map.isEmpty() ? null : cleanTags(map);
        }
        return found;
    }

    private static SortedMap<String, String> cleanTags(Map<?, ?> tags) {
        SortedMap<String, String> clean = new TreeMap<>();
        tags.forEach((name, value) -> clean.put(clean(name.toString()), clean(value.toString())));
        return clean;
    }

    static String clean(String text) {
        String whole = text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
        if (whole.length() <= LONGEST) {
            return whole;
        }
        return whole.substring(0, Character.isHighSurrogate(whole.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    /** A value as CSV cells and the hashed content write it. */
    static String text(Object value) {
        return switch (value) {
            case Instant time -> text(time);
            case byte[] hash -> HexFormat.of().formatHex(hash);
            case Map<?, ?> tags -> JSON.writeValueAsString(tags);
            case Object other -> other.toString();
        };
    }

    /** ISO 8601 in UTC, always with six digits of the second. */
    static String text(Instant time) {
        return Microseconds.text(time);
    }
}

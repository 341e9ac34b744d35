package dev.tollgate.wire;

import dev.tollgate.sse.GrowableBytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A short text that comes again and again, mostly the same: its bytes are compared, and a String is made only of what is asked
 * for. Longer ones than an id or a name could be are not kept.
 */
final class Text {
    private static final int LONGEST = 1024;

    private final GrowableBytes json = new GrowableBytes();
    private @Nullable String value;
    private boolean known;

    /** Takes the content of a JSON string, escapes and all. */
    void set(byte[] bytes, int from, int to) {
        if (to - from > LONGEST || known && is(bytes, from, to)) {
            return;
        }
        json.clear();
        json.append(bytes, from, to);
        known = true;
        value = null;
    }

    private boolean is(byte[] bytes, int from, int to) {
        return Arrays.equals(json.array(), 0, json.length(), bytes, from, to);
    }

    void clear() {
        known = false;
        value = null;
        json.clear();
    }

    boolean known() {
        return known;
    }

    /** The value in a table of names, or null. */
    <V> @Nullable V in(ByteNames<V> names) {
        return known ? names.get(json.array(), 0, json.length()) : null;
    }

    /** The text, or null when none has come. */
    @Nullable
    String value() {
        if (known && value == null) {
            value = JsonText.decode(json.array(), 0, json.length());
        }
        return value;
    }
}

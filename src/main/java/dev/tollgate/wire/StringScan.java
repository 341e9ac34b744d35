package dev.tollgate.wire;

import org.jspecify.annotations.Nullable;

/**
 * Finds the end of a JSON string byte by byte, checking escapes and UTF-8, and can stop at any byte and go on in the next
 * piece. Goes back to {@link WholeTokens} as soon as it is between characters.
 */
final class StringScan {
    /** What the next byte must be. The UTF-8 states name the lead byte that restricts the byte after it. */
    private enum State {
        PLAIN("no control character in a string"),
        ESCAPED("an escape such as \\n"),
        HEX_1("four hex digits"),
        HEX_2("four hex digits"),
        HEX_3("four hex digits"),
        HEX_4("four hex digits"),
        ONE_MORE(Utf8.EXPECTED),
        TWO_MORE(Utf8.EXPECTED),
        THREE_MORE(Utf8.EXPECTED),
        AFTER_E0(Utf8.EXPECTED),
        AFTER_ED(Utf8.EXPECTED),
        AFTER_F0(Utf8.EXPECTED),
        AFTER_F4(Utf8.EXPECTED);

        private final String expected;

        State(String expected) {
            this.expected = expected;
        }
    }

    private State state = State.PLAIN;
    private boolean closed;
    private @Nullable String expected;

    /** Begins after an opening quote. */
    void begin() {
        state = State.PLAIN;
        closed = false;
        expected = null;
    }

    /** Whether the closing quote has been read. */
    boolean closed() {
        return closed;
    }

    /** What should have stood where the scan stopped, when it stopped at something else; null while all is well. */
    @Nullable
    String expected() {
        return expected;
    }

    /**
     * Goes on in {@code bytes[from, to)}.
     *
     * @return the index after the closing quote, or of the byte that is wrong, or {@code to} when there is more to come
     */
    int scan(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (state == State.PLAIN) {
                at = WholeTokens.characters(bytes, at, to);
                if (at == to) {
                    return at;
                }
                if (bytes[at] == '"') {
                    closed = true;
                    return at + 1;
                }
            }
            State then = after(bytes[at] & 0xFF);
            if (then == null) {
                boolean utf8 = state == State.PLAIN && bytes[at] < 0;
                expected = utf8 ? Utf8.EXPECTED : state.expected;
                return at;
            }
            state = then;
            at++;
        }
        return at;
    }

    /** The state after a byte, or null when the byte is wrong. */
    private @Nullable State after(int next) {
        return switch (state) {
            case PLAIN -> next == '\\' ? State.ESCAPED : lead(next);
            case ESCAPED -> escape(next);
            case HEX_1 -> hex(next, State.HEX_2);
            case HEX_2 -> hex(next, State.HEX_3);
            case HEX_3 -> hex(next, State.HEX_4);
            case HEX_4 -> hex(next, State.PLAIN);
            case ONE_MORE -> within(next, 0x80, 0xBF, State.PLAIN);
            case TWO_MORE -> within(next, 0x80, 0xBF, State.ONE_MORE);
            case THREE_MORE -> within(next, 0x80, 0xBF, State.TWO_MORE);
            case AFTER_E0 -> within(next, 0xA0, 0xBF, State.ONE_MORE);
            case AFTER_ED -> within(next, 0x80, 0x9F, State.ONE_MORE);
            case AFTER_F0 -> within(next, 0x90, 0xBF, State.TWO_MORE);
            case AFTER_F4 -> within(next, 0x80, 0x8F, State.TWO_MORE);
        };
    }

    private static @Nullable State lead(int lead) {
        if (lead < 0xC2 || lead > 0xF4) {
            return null;
        }
        if (lead < 0xE0) {
            return State.ONE_MORE;
        }
        return switch (lead) {
            case 0xE0 -> State.AFTER_E0;
            case 0xED -> State.AFTER_ED;
            case 0xF0 -> State.AFTER_F0;
            case 0xF4 -> State.AFTER_F4;
            default -> lead < 0xF0 ? State.TWO_MORE : State.THREE_MORE;
        };
    }

    private static @Nullable State escape(int next) {
        return switch (next) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> State.PLAIN;
            case 'u' -> State.HEX_1;
            default -> null;
        };
    }

    private static @Nullable State hex(int next, State then) {
        return WholeTokens.hex((byte) next) ? then : null;
    }

    private static @Nullable State within(int next, int low, int high, State then) {
        return next >= low && next <= high ? then : null;
    }
}

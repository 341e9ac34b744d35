package dev.tollgate.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Finds the end of a JSON string, checking escapes and UTF-8 on the way. Can stop at any byte and go on in the next piece.
 * Plain ASCII, nearly all there is, is passed eight bytes at a time.
 */
final class StringScan {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long SPACES = ' ' * ONES;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;

    // What the next byte must be. The names of the UTF-8 states give the lead byte that restricts the byte after it, by
    // table 3-7 of the Unicode standard: no overlong forms, no surrogates, nothing above U+10FFFF.
    private static final int PLAIN = 0;
    private static final int ESCAPED = 1;
    private static final int HEX_1 = 2;
    private static final int HEX_2 = 3;
    private static final int HEX_3 = 4;
    private static final int HEX_4 = 5;
    private static final int ONE_MORE = 6;
    private static final int TWO_MORE = 7;
    private static final int THREE_MORE = 8;
    private static final int AFTER_E0 = 9;
    private static final int AFTER_ED = 10;
    private static final int AFTER_F0 = 11;
    private static final int AFTER_F4 = 12;
    private static final int WRONG = -1;

    private int state;
    private boolean closed;
    private boolean escapes;
    private @Nullable String expected;

    /** Begins after an opening quote. */
    void begin() {
        state = PLAIN;
        closed = false;
        escapes = false;
        expected = null;
    }

    /** Whether the closing quote has been read. */
    boolean closed() {
        return closed;
    }

    /** Whether the string has an escape in it. */
    boolean escapes() {
        return escapes;
    }

    /** What should have stood where the scan stopped, when it stopped at something else; null while all is well. */
    @Nullable String expected() {
        return expected;
    }

    /**
     * Goes on in {@code bytes[from, to)}.
     *
     * @return the index after the closing quote, or of the byte that is wrong, or {@code to} when there is more to come
     */
    int scan(byte[] bytes, int from, int to) {
        int at = from;
        int now = state;
        while (at < to) {
            if (now == PLAIN) {
                at = plain(bytes, at, to);
                if (at == to) {
                    break;
                }
                byte next = bytes[at];
                if (next == '"') {
                    closed = true;
                    return at + 1;
                }
                escapes |= next == '\\';
                now = next == '\\' ? ESCAPED : next >= 0 ? WRONG : lead(next & 0xFF);
                if (now == WRONG) {
                    expected = next >= 0 ? "no control character in a string" : "valid UTF-8";
                    return at;
                }
            } else {
                int after = after(now, bytes[at] & 0xFF);
                if (after == WRONG) {
                    expected = now == ESCAPED ? "an escape such as \\n" : now <= HEX_4 ? "four hex digits" : "valid UTF-8";
                    return at;
                }
                now = after;
            }
            at++;
        }
        state = now;
        return at;
    }

    /** The index of the first byte that is a quote, a backslash, a control character or not ASCII, or {@code to}. */
    private static int plain(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long found = special((long) LONGS.get(bytes, at));
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    /**
     * The high bits of the bytes of a word that are special. A subtraction borrows out of exactly the bytes that are
     * smaller, so the lowest bit set is always right; those above it may be there by the borrow.
     */
    private static long special(long word) {
        return (word | word - SPACES | (word ^ QUOTES) - ONES | (word ^ BACKSLASHES) - ONES) & HIGHS;
    }

    private static int lead(int lead) {
        if (lead < 0xC2 || lead > 0xF4) {
            return WRONG;
        }
        if (lead < 0xE0) {
            return ONE_MORE;
        }
        return switch (lead) {
            case 0xE0 -> AFTER_E0;
            case 0xED -> AFTER_ED;
            case 0xF0 -> AFTER_F0;
            case 0xF4 -> AFTER_F4;
            default -> lead < 0xF0 ? TWO_MORE : THREE_MORE;
        };
    }

    private static int after(int state, int next) {
        return switch (state) {
            case ESCAPED -> escape(next);
            case HEX_1, HEX_2, HEX_3, HEX_4 -> hex(next) ? state == HEX_4 ? PLAIN : state + 1 : WRONG;
            case ONE_MORE -> within(next, 0x80, 0xBF, PLAIN);
            case TWO_MORE -> within(next, 0x80, 0xBF, ONE_MORE);
            case THREE_MORE -> within(next, 0x80, 0xBF, TWO_MORE);
            case AFTER_E0 -> within(next, 0xA0, 0xBF, ONE_MORE);
            case AFTER_ED -> within(next, 0x80, 0x9F, ONE_MORE);
            case AFTER_F0 -> within(next, 0x90, 0xBF, TWO_MORE);
            case AFTER_F4 -> within(next, 0x80, 0x8F, TWO_MORE);
            default -> WRONG;
        };
    }

    private static int escape(int next) {
        return switch (next) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> PLAIN;
            case 'u' -> HEX_1;
            default -> WRONG;
        };
    }

    private static boolean hex(int next) {
        int small = next | 0x20;
        return next >= '0' && next <= '9' || small >= 'a' && small <= 'f';
    }

    private static int within(int next, int low, int high, int then) {
        return next >= low && next <= high ? then : WRONG;
    }
}

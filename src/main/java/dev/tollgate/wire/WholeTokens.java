package dev.tollgate.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Passes a token that lies in the piece as a whole and is right, as nearly all do; for any other, {@link StringScan} and
 * {@link NumberScan} find out byte by byte what it is. Plain ASCII is passed eight bytes at a time.
 */
final class WholeTokens {
    /** The token is wrong, or may go on in the next piece. */
    static final int NOT_WHOLE = -1;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long SPACES = ' ' * ONES;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;

    private WholeTokens() {}

    /** The index after the closing quote of the string whose content begins at {@code from}. */
    static int string(byte[] bytes, int from, int to) {
        int at = characters(bytes, from, to);
        return at < to && bytes[at] == '"' ? at + 1 : NOT_WHOLE;
    }

    /** Passes the characters of a string and stops at its closing quote, or at what is wrong or cut, or at {@code to}. */
    static int characters(byte[] bytes, int from, int to) {
        int at = plain(bytes, from, to);
        while (at < to && bytes[at] != '"') {
            int after = bytes[at] == '\\' ? escape(bytes, at, to) : Utf8.after(bytes, at, to);
            if (after == at) {
                return at;
            }
            at = after < to && bytes[after] < 0 ? after : plain(bytes, after, to);
        }
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

    private static int escape(byte[] bytes, int at, int to) {
        if (at + 1 == to) {
            return at;
        }
        return switch (bytes[at + 1]) {
            case 'n', '"', '\\', '/', 't', 'r', 'b', 'f' -> at + 2;
            case 'u' ->
                at + 5 < to && hex(bytes[at + 2]) && hex(bytes[at + 3]) && hex(bytes[at + 4]) && hex(bytes[at + 5])
                        ? at + 6
                        : at;
            default -> at;
        };
    }

    static boolean hex(byte digit) {
        int small = digit | 0x20;
        return digit >= '0' && digit <= '9' || small >= 'a' && small <= 'f';
    }

    /** The index after the number that begins at {@code from}, a minus or a digit. */
    static int number(byte[] bytes, int from, int to) {
        int whole = bytes[from] == '-' ? from + 1 : from;
        int at = digits(bytes, whole, to);
        if (at == whole || bytes[whole] == '0' && at > whole + 1) {
            return NOT_WHOLE;
        }
        if (at < to && bytes[at] == '.') {
            int fraction = at + 1;
            at = digits(bytes, fraction, to);
            if (at == fraction) {
                return NOT_WHOLE;
            }
        }
        if (at < to && (bytes[at] | 0x20) == 'e') {
            int signed = at + 1 < to && (bytes[at + 1] == '+' || bytes[at + 1] == '-') ? at + 2 : at + 1;
            at = digits(bytes, signed, to);
            if (at == signed) {
                return NOT_WHOLE;
            }
        }
        return at < to ? at : NOT_WHOLE;
    }

    private static int digits(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    /** The index after the literal that begins at {@code from}. */
    static int literal(Literal literal, byte[] bytes, int from, int to) {
        if (to - from < literal.length()) {
            return NOT_WHOLE;
        }
        for (int i = 1; i < literal.length(); i++) {
            if (bytes[from + i] != literal.byteAt(i)) {
                return NOT_WHOLE;
            }
        }
        return from + literal.length();
    }
}

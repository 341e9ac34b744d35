package dev.tollgate.wire;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Turns the bytes of well-formed JSON strings and numbers into what they mean, and strings back into JSON. */
final class JsonText {
    /** Longer spellings of numbers are no sane request's, and costly to read. */
    private static final int LONGEST_NUMBER = 64;

    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    /** The index of the first byte from {@code from} on that is not white space, or the length. */
    static int skipWhiteSpace(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && whiteSpace(bytes[at])) {
            at++;
        }
        return at;
    }

    static boolean whiteSpace(byte next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }

    /** Whether the content of a string has an escape in it. */
    static boolean hasEscape(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    /** The text of a string whose content, without quotes, is {@code bytes[from, to)}. Lone surrogates stay what they are. */
    static String decode(byte[] bytes, int from, int to) {
        int escape = from;
        while (escape < to && bytes[escape] != '\\') {
            escape++;
        }
        if (escape == to) {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder(to - from);
        int plain = from;
        while (escape < to) {
            text.append(new String(bytes, plain, escape - plain, StandardCharsets.UTF_8));
            plain = appendEscape(bytes, escape, text);
            escape = plain;
            while (escape < to && bytes[escape] != '\\') {
                escape++;
            }
        }
        return text.append(new String(bytes, plain, to - plain, StandardCharsets.UTF_8))
                .toString();
    }

    /** Appends what the escape at {@code at} means and returns the index after it. */
    private static int appendEscape(byte[] bytes, int at, StringBuilder text) {
        byte kind = bytes[at + 1];
        switch (kind) {
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'u' -> {
                int unit = 0;
                for (int i = at + 2; i < at + 6; i++) {
                    unit = unit << 4 | Character.digit(bytes[i], 16);
                }
                text.append((char) unit);
                return at + 6;
            }
            default -> text.append((char) kind);
        }
        return at + 2;
    }

    /** A string as JSON, in quotes. */
    static byte[] quote(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '"' || next == '\\') {
                json.append('\\').append(next);
            } else if (next < ' ' || Character.isSurrogate(next) && !paired(text, i)) {
                json.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    json.append(HEX.charAt(next >>> shift & 0xF));
                }
            } else {
                json.append(next);
            }
        }
        return json.append('"').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean paired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    /** A number as a whole number, or null when it is none, or does not fit. {@code 10}, {@code 10.0} and {@code 1e1} are one. */
    static @Nullable Long whole(byte[] bytes, int from, int to) {
        long count = count(bytes, from, to);
        if (count >= 0) {
            return count;
        }
        if (to - from > LONGEST_NUMBER) {
            return null;
        }
        try {
            return new BigDecimal(ascii(bytes, from, to)).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    /** A number as a double, or null when it is too large for one. */
    static @Nullable Double real(byte[] bytes, int from, int to) {
        if (to - from > LONGEST_NUMBER) {
            return null;
        }
        double value = Double.parseDouble(ascii(bytes, from, to));
        return Double.isFinite(value) ? value : null;
    }

    /** A number that is written with digits only, or -1 for any other, and for one of more than 18 digits. */
    static long count(byte[] bytes, int from, int to) {
        if (from == to || to - from > 18) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return -1;
            }
            value = value * 10 + (bytes[i] - '0');
        }
        return value;
    }

    private static String ascii(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    }
}

package dev.tollgate.wire;

/** UTF-8 as table 3-7 of the Unicode standard has it: no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {
    static final String EXPECTED = "valid UTF-8";

    private Utf8() {}

    /** The index after the sequence of two to four bytes at {@code at}, or {@code at} when it is wrong or cut at {@code to}. */
    static int after(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xFF;
        if (lead < 0xE0) {
            return lead >= 0xC2 && at + 1 < to && tail(bytes[at + 1]) ? at + 2 : at;
        }
        if (at + 2 >= to || !tail(bytes[at + 1]) || !tail(bytes[at + 2])) {
            return at;
        }
        int code = lead << 6 | bytes[at + 1] & 0x3F;
        if (lead < 0xF0) {
            boolean overlong = code < (0xE0 << 6 | 0x20);
            boolean surrogate = code >= (0xED << 6 | 0x20) && code < 0xEE << 6;
            return overlong || surrogate ? at : at + 3;
        }
        boolean inRange = code >= (0xF0 << 6 | 0x10) && code < (0xF4 << 6 | 0x10);
        return inRange && at + 3 < to && tail(bytes[at + 3]) ? at + 4 : at;
    }

    private static boolean tail(byte next) {
        return (next & 0xC0) == 0x80;
    }
}

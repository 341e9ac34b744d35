package dev.tollgate.wire;

/**
 * Why bytes are not JSON.
 *
 * @param at the offset of the byte that is wrong, from the start of the document
 * @param found what stands there, such as {@code '}'} or {@code end of input}
 * @param expected what should stand there
 */
record JsonFault(long at, String found, String expected) {
    static final String END = "end of input";

    static JsonFault of(long at, byte found, String expected) {
        return new JsonFault(at, describe(found & 0xFF), expected);
    }

    /** Whether the document was right as far as it came. */
    boolean atEnd() {
        return found.equals(END);
    }

    private static String describe(int found) {
        return found > ' ' && found < 0x7F ? "'" + (char) found + "'" : "byte 0x%02X".formatted(found);
    }
}

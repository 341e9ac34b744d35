package dev.tollgate.wire;

/**
 * A request body is not the JSON that it must be. The message says where, what was found and what was expected:
 * {@code at byte 9: end of input (expected: a value)}. Carries no stack trace: it is the sender's fault, and cheap.
 */
public final class MalformedJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    MalformedJson(JsonFault fault) {
        super(
                "at byte " + fault.at() + ": " + fault.found() + " (expected: " + fault.expected() + ")",
                null,
                false,
                false);
        this.offset = Math.toIntExact(fault.at());
    }

    /** The offset of the byte at fault in the body; its length when the body ends too early. */
    public int offset() {
        return offset;
    }
}

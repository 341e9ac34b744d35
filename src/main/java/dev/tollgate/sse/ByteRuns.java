package dev.tollgate.sse;

import java.nio.ByteBuffer;

/**
 * Shows a buffer's bytes as runs of an array: its own where it has one, else through a small copy. The buffer's position
 * stays where it is.
 */
public final class ByteRuns {
    private static final int COPIED_AT_ONCE = 8 * 1024;

    private byte[] copy = new byte[0];

    /** Takes the runs, in order. */
    @FunctionalInterface
    public interface Reader {
        /** @param index of {@code bytes[from]} in the piece */
        void run(byte[] bytes, int from, int to, int index);
    }

    /** Gives all bytes from the buffer's position to its limit to {@code reader}. */
    public void read(ByteBuffer piece, Reader reader) {
        int count = piece.remaining();
        if (piece.hasArray()) {
            int from = piece.arrayOffset() + piece.position();
            reader.run(piece.array(), from, from + count, 0);
            return;
        }
        if (copy.length == 0) {
            copy = new byte[COPIED_AT_ONCE];
        }
        for (int index = 0; index < count; index += copy.length) {
            int run = Math.min(copy.length, count - index);
            piece.get(piece.position() + index, copy, 0, run);
            reader.run(copy, 0, run, index);
        }
    }
}

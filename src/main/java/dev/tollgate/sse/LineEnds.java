package dev.tollgate.sse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the ends of lines, eight bytes at a time. */
final class LineEnds {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long LINE_FEEDS = '\n' * ONES;
    private static final long RETURNS = '\r' * ONES;

    private LineEnds() {}

    /** The index of the first line feed or carriage return in {@code bytes[from, to)}, or {@code to}. */
    static int find(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long word = (long) LONGS.get(bytes, at);
            // subtracting one sets the high bit of the bytes that are zero, and by the borrow perhaps of some above
            // them
            long feeds = word ^ LINE_FEEDS;
            long returns = word ^ RETURNS;
            long found = ((feeds - ONES & ~feeds) | (returns - ONES & ~returns)) & HIGHS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        return at;
    }
}

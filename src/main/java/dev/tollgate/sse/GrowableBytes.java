package dev.tollgate.sse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow at their end and are cleared for use again. Not thread-safe. */
public final class GrowableBytes {
    /** What is kept for the next use; a rare giant must not stay in memory as long as its owner. */
    private static final int KEPT = 64 * 1024;

    private static final int SMALLEST = 64;

    private static final byte[] NONE = new byte[0];

    private byte[] array = NONE;
    private int length;

    /** Adds {@code bytes[from, to)}. */
    public void append(byte[] bytes, int from, int to) {
        int count = to - from;
        reserve(count);
        System.arraycopy(bytes, from, array, length, count);
        length += count;
    }

    /** Adds all of {@code bytes}. */
    public void append(byte[] bytes) {
        append(bytes, 0, bytes.length);
    }

    /** Adds {@code bytes[from, to)}, counted from the buffer's position, which stays where it is. */
    public void append(ByteBuffer bytes, int from, int to) {
        int count = to - from;
        reserve(count);
        bytes.get(bytes.position() + from, array, length, count);
        length += count;
    }

    /** Adds one byte. */
    public void append(char ascii) {
        reserve(1);
        array[length++] = (byte) ascii;
    }

    /** Forgets what is there. */
    public void clear() {
        length = 0;
        if (array.length > KEPT) {
            array = NONE;
        }
    }

    /** The bytes themselves, of which the first {@link #length()} count. Valid until the next change. */
    public byte[] array() {
        return array;
    }

    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        return Arrays.copyOf(array, length);
    }

    /** The bytes as UTF-8; what is not valid becomes U+FFFD. */
    public String text() {
        return new String(array, 0, length, StandardCharsets.UTF_8);
    }

    private void reserve(int count) {
        int needed = Math.addExact(length, count);
        if (needed > array.length) {
            int doubled = array.length > Integer.MAX_VALUE / 2 ? needed : array.length * 2;
            array = Arrays.copyOf(array, Math.max(needed, Math.max(SMALLEST, doubled)));
        }
    }
}

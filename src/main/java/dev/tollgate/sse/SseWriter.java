package dev.tollgate.sse;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes server-sent events into bytes that grow. Data that has line ends in it becomes several lines of data, which a reader
 * joins again with line feeds. Not thread-safe.
 */
public final class SseWriter {
    private static final byte[] EVENT = "event: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMMENT = ": ".getBytes(StandardCharsets.US_ASCII);

    private final GrowableBytes out = new GrowableBytes();

    /** Writes an event whose data is {@code bytes[from, to)}. */
    public SseWriter event(@Nullable String name, byte[] bytes, int from, int to) {
        if (name != null) {
            line(EVENT, name);
        }
        int at = from;
        while (true) {
            int end = LineEnds.find(bytes, at, to);
            out.append(DATA);
            out.append(bytes, at, end);
            out.append('\n');
            if (end == to) {
                break;
            }
            boolean pair = bytes[end] == '\r' && end + 1 < to && bytes[end + 1] == '\n';
            at = end + (pair ? 2 : 1);
        }
        out.append('\n');
        return this;
    }

    /** Writes an event. */
    public SseWriter event(@Nullable String name, String data) {
        byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
        return event(name, bytes, 0, bytes.length);
    }

    /** Writes a comment, which every reader skips; it keeps a quiet stream alive. */
    public SseWriter comment(String text) {
        line(COMMENT, text);
        out.append('\n');
        return this;
    }

    /** What has been written. */
    public GrowableBytes bytes() {
        return out;
    }

    /** A copy of what has been written; the writer is empty afterwards. */
    public byte[] take() {
        byte[] written = out.toByteArray();
        out.clear();
        return written;
    }

    private void line(byte[] field, String value) {
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("\"" + value + "\" has a line end (expected: one line)");
        }
        out.append(field);
        out.append(value.getBytes(StandardCharsets.UTF_8));
        out.append('\n');
    }
}

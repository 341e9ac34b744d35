package dev.tollgate.sse;

/**
 * A view of the event that an {@link SseReader} has just read. Name and data are bytes in buffers that are used again for the
 * next event.
 */
public final class SseEvent {
    private final GrowableBytes name = new GrowableBytes();
    private final GrowableBytes data = new GrowableBytes();
    private int lines;
    private boolean begun;
    private int begin;
    private int end;

    SseEvent() {}

    /** The value of its {@code event} field; no bytes where it has none, which the standard calls {@code message}. */
    public GrowableBytes name() {
        return name;
    }

    /** The lines of its data, joined by line feeds. */
    public GrowableBytes data() {
        return data;
    }

    /** How many lines of data it has so far. */
    public int lines() {
        return lines;
    }

    /** The index, in the piece being read, of its first byte; 0 when that came in an earlier piece. */
    public int begin() {
        return begin;
    }

    /** The index, in the piece being read, after its last byte so far; of a complete event, after its blank line. */
    public int end() {
        return end;
    }

    boolean begun() {
        return begun;
    }

    void begin(int index) {
        begun = true;
        begin = index;
    }

    void end(int index) {
        end = index;
    }

    /** What has come of it was in an earlier piece. */
    void nextPiece() {
        begin = 0;
    }

    void nextLine() {
        if (lines++ > 0) {
            data.append('\n');
        }
    }

    void clearContent() {
        name.clear();
        data.clear();
    }

    void reset() {
        clearContent();
        lines = 0;
        begun = false;
    }
}

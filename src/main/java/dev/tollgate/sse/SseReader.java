package dev.tollgate.sse;

import java.nio.ByteBuffer;

/**
 * Reads server-sent events from a stream that comes in pieces of any cut, by the rules of the WHATWG HTML standard: lines end
 * in LF, CRLF or CR, a byte order mark at the start is skipped, comments and unknown fields are ignored, an event without data
 * is none. {@code id} and {@code retry} are not kept.
 *
 * <p>Takes as much memory as the largest event, up to a limit. Allocates nothing for an event that fits the buffers. Not
 * thread-safe.
 */
public final class SseReader {
    /** The largest event kept, in bytes of name and data: more than any provider sends, images included. */
    public static final int LIMIT = 16 << 20;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final long DATA = packed("data");
    private static final long EVENT = packed("event");
    private static final int PACKED_AT_MOST = 7;

    /** How far the current line has been read. */
    private enum Place {
        LINE_START,
        FIELD_NAME,
        AFTER_COLON,
        VALUE
    }

    /** What the value of the current line is for. */
    private enum Field {
        DATA,
        EVENT,
        IGNORED
    }

    private final SseHandler handler;
    private final int limit;
    private final SseEvent event = new SseEvent();
    private final ByteRuns runs = new ByteRuns();
    private final ByteRuns.Reader run = this::read;
    private Place place = Place.LINE_START;
    private Field field = Field.IGNORED;
    private long fieldName;
    private int fieldNameLength;
    private int markRead;
    private boolean lineFeedMayFollow;
    private boolean oversized;
    /** Added to an index in the array, gives the index in the piece. */
    private int shift;

    public SseReader(SseHandler handler) {
        this(handler, LIMIT);
    }

    /** @param limit the largest event kept, in bytes of name and data */
    public SseReader(SseHandler handler, int limit) {
        this.handler = handler;
        this.limit = limit;
    }

    /** Reads the next piece, without moving the buffer's position, and tells of the events that it completes. */
    public void read(ByteBuffer piece) {
        event.nextPiece();
        runs.read(piece, run);
    }

    /**
     * The index, in the last piece, of the first byte of an event that has begun and is not complete; 0 when it began
     * earlier; -1 when there is none, or when it is oversized.
     */
    public int incompleteFrom() {
        return event.begun() && !oversized ? event.begin() : -1;
    }

    /** Says that the stream is over. */
    public void end() {
        if (place != Place.LINE_START) {
            endLine(event.end());
        }
        if (!oversized && event.lines() > 0) {
            handler.unterminated(event);
        }
        reset();
    }

    private void read(byte[] bytes, int from, int to, int index) {
        shift = index - from;
        int at = skipMark(bytes, from, to);
        if (lineFeedMayFollow && at < to) {
            lineFeedMayFollow = false;
            if (bytes[at] == '\n') {
                at++;
            }
        }
        while (at < to) {
            at = switch (place) {
                case LINE_START -> lineStart(bytes, at, to);
                case FIELD_NAME -> fieldName(bytes, at, to);
                case AFTER_COLON -> afterColon(bytes, at);
                case VALUE -> value(bytes, at, to);
            };
        }
        event.end(to + shift);
    }

    private int skipMark(byte[] bytes, int from, int to) {
        int at = from;
        while (markRead < BYTE_ORDER_MARK.length && at < to) {
            if (bytes[at] != BYTE_ORDER_MARK[markRead]) {
                if (markRead > 0) {
                    place = Place.FIELD_NAME;
                    fieldNameLength = PACKED_AT_MOST + 1;
                }
                markRead = BYTE_ORDER_MARK.length;
                break;
            }
            markRead++;
            at++;
        }
        return at;
    }

    private int lineStart(byte[] bytes, int at, int to) {
        byte first = bytes[at];
        if (first == '\n' || first == '\r') {
            int after = afterLineEnd(bytes, at, to);
            dispatch(after + shift);
            return after;
        }
        if (first != ':' && !event.begun()) {
            event.begin(at + shift);
        }
        place = Place.FIELD_NAME;
        fieldName = 0;
        fieldNameLength = 0;
        return at;
    }

    private int fieldName(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            byte next = bytes[at];
            if (next == ':') {
                beginValue();
                place = Place.AFTER_COLON;
                return at + 1;
            }
            if (next == '\n' || next == '\r') {
                beginValue();
                return lineEnd(bytes, at, to);
            }
            fieldName = fieldName << Byte.SIZE | next & 0xFF;
            fieldNameLength = Math.min(fieldNameLength + 1, PACKED_AT_MOST + 1);
        }
        return to;
    }

    private void beginValue() {
        place = Place.VALUE;
        field = Field.IGNORED;
        if (oversized || fieldNameLength > PACKED_AT_MOST) {
            return;
        }
        if (fieldName == DATA) {
            field = Field.DATA;
            event.nextLine();
        } else if (fieldName == EVENT) {
            field = Field.EVENT;
            event.name().clear();
        }
    }

    private int afterColon(byte[] bytes, int at) {
        place = Place.VALUE;
        return bytes[at] == ' ' ? at + 1 : at;
    }

    private int value(byte[] bytes, int from, int to) {
        int lineEnd = LineEnds.find(bytes, from, to);
        switch (field) {
            case DATA -> collect(event.data(), bytes, from, lineEnd);
            case EVENT -> collect(event.name(), bytes, from, lineEnd);
            case IGNORED -> {}
        }
        return lineEnd == to ? to : lineEnd(bytes, lineEnd, to);
    }

    private void collect(GrowableBytes into, byte[] bytes, int from, int to) {
        if ((long) event.name().length() + event.data().length() + (to - from) > limit) {
            oversized = true;
            field = Field.IGNORED;
            event.clearContent();
        } else {
            into.append(bytes, from, to);
        }
    }

    private int lineEnd(byte[] bytes, int at, int to) {
        int after = afterLineEnd(bytes, at, to);
        endLine(after + shift);
        return after;
    }

    private int afterLineEnd(byte[] bytes, int at, int to) {
        if (bytes[at] == '\n') {
            return at + 1;
        }
        if (at + 1 == to) {
            lineFeedMayFollow = true;
            return to;
        }
        return bytes[at + 1] == '\n' ? at + 2 : at + 1;
    }

    private void endLine(int index) {
        if (place == Place.FIELD_NAME) {
            beginValue();
        }
        place = Place.LINE_START;
        if (field == Field.DATA) {
            event.end(index);
            handler.line(event);
        }
    }

    private void dispatch(int index) {
        event.end(index);
        if (oversized) {
            handler.oversized(event);
        } else if (event.lines() > 0) {
            handler.event(event);
        }
        reset();
    }

    private void reset() {
        event.reset();
        oversized = false;
    }

    private static long packed(String fieldName) {
        long packed = 0;
        for (int i = 0; i < fieldName.length(); i++) {
            packed = packed << Byte.SIZE | fieldName.charAt(i);
        }
        return packed;
    }
}

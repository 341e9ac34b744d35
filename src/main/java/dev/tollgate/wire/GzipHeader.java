package dev.tollgate.wire;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;

/** The header of a gzip member (RFC 1952, section 2.3), which may come in any number of pieces. */
final class GzipHeader {
    /** What every member begins with. */
    static final byte FIRST = 0x1F;

    private static final int SECOND = 0x8B;
    private static final int DEFLATED = 8;
    private static final int HEADER_CHECK = 1 << 1;
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;

    /** The parts, in their order. */
    private enum Part {
        FIXED,
        EXTRA_LENGTH,
        EXTRA,
        NAME,
        COMMENT,
        HEADER_CHECK,
        NONE
    }

    private Part part = Part.FIXED;
    private int read;
    private int flags;
    private int extraLength;

    void reset() {
        part = Part.FIXED;
        read = 0;
    }

    /** Whether nothing of it has been read. */
    boolean atStart() {
        return part == Part.FIXED && read == 0;
    }

    /** Reads on; true when the header is complete. */
    boolean read(ByteBuffer piece) throws DataFormatException {
        skipAbsent();
        while (part != Part.NONE && piece.hasRemaining()) {
            take(piece.get() & 0xFF);
            skipAbsent();
        }
        return part == Part.NONE;
    }

    private void take(int next) throws DataFormatException {
        int index = read++;
        switch (part) {
            case FIXED -> {
                fixed(index, next);
                nextPartAfter(10);
            }
            case EXTRA_LENGTH -> {
                extraLength = index == 0 ? next : extraLength | next << 8;
                nextPartAfter(2);
            }
            case EXTRA -> nextPartAfter(extraLength);
            case NAME, COMMENT -> nextPartAfter(next == 0 ? read : Integer.MAX_VALUE);
            case HEADER_CHECK -> nextPartAfter(2);
            case NONE -> {}
        }
    }

    private void fixed(int index, int next) throws DataFormatException {
        boolean right = switch (index) {
            case 0 -> next == FIRST;
            case 1 -> next == SECOND;
            case 2 -> next == DEFLATED;
            default -> true;
        };
        if (!right) {
            throw new DataFormatException("no gzip header");
        }
        flags = index == 3 ? next : flags;
    }

    private void nextPartAfter(int length) {
        if (read >= length) {
            part = Part.values()[part.ordinal() + 1];
            read = 0;
        }
    }

    private void skipAbsent() {
        while (absent()) {
            nextPartAfter(0);
        }
    }

    private boolean absent() {
        return switch (part) {
            case FIXED, NONE -> false;
            case EXTRA_LENGTH -> (flags & EXTRA) == 0;
            case EXTRA -> (flags & EXTRA) == 0 || extraLength == 0;
            case NAME -> (flags & NAME) == 0;
            case COMMENT -> (flags & COMMENT) == 0;
            case HEADER_CHECK -> (flags & HEADER_CHECK) == 0;
        };
    }
}

package dev.tollgate.simulate;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the bytes of an answer look on the wire.
 *
 * @param crlf whether the lines of a stream end with CRLF
 * @param split whether a stream is written in pieces of seven bytes, which cut characters apart
 * @param encoding the content encoding, or null
 */
record WireForm(boolean crlf, boolean split, @Nullable Encoding encoding) {
    static final WireForm PLAIN = new WireForm(false, false, null);

    private static final int PIECE = 7;

    byte[] lines(byte[] event) {
        if (!crlf) {
            return event;
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream(event.length + 4);
        for (byte b : event) {
            if (b == '\n') {
                lines.write('\r');
            }
            lines.write(b);
        }
        return lines.toByteArray();
    }

    List<byte[]> writes(byte[] bytes) {
        if (!split) {
            return List.of(bytes);
        }
        List<byte[]> pieces = new ArrayList<>();
        for (int start = 0; start < bytes.length; start += PIECE) {
            pieces.add(Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + PIECE)));
        }
        return pieces;
    }
}

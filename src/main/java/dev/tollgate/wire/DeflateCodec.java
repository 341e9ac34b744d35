package dev.tollgate.wire;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/** {@code deflate}: a zlib stream by the standard, a raw one from some servers; its first two bytes tell. */
final class DeflateCodec implements Decoder.Codec {
    private final ByteBuffer head = ByteBuffer.allocate(2);
    private ByteBuffer piece = ByteBuffer.allocate(0);
    private @Nullable Inflating inflating;

    @Override
    public void feed(ByteBuffer piece) {
        this.piece = piece;
    }

    @Override
    public @Nullable ByteBuffer next() throws DataFormatException {
        if (inflating == null) {
            while (head.hasRemaining() && piece.hasRemaining()) {
                head.put(piece.get());
            }
            if (head.hasRemaining()) {
                return null;
            }
            head.flip();
            inflating = new Inflating(!zlib(head.get(0) & 0xFF, head.get(1) & 0xFF));
        }
        if (inflating.finished()) {
            return null;
        }
        ByteBuffer out = inflating.next(head.hasRemaining() ? head : piece);
        return out == null && piece.hasRemaining() && !inflating.finished() ? inflating.next(piece) : out;
    }

    /** RFC 1950, section 2.2: method 8, a window of at most 32 KiB, and a check sum of 31. */
    private static boolean zlib(int first, int second) {
        return (first & 0x0F) == 8 && first >>> 4 <= 7 && (first << 8 | second) % 31 == 0;
    }

    @Override
    public void close() {
        if (inflating != null) {
            inflating.close();
        }
    }
}

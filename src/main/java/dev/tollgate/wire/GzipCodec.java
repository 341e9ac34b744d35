package dev.tollgate.wire;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/** {@code gzip} (RFC 1952): members, one after another. What follows the last and is none is ignored, as gzip does. */
final class GzipCodec implements Decoder.Codec {
    private static final int TRAILER_LENGTH = 8;

    private final Inflating inflating = new Inflating(true);
    private final GzipHeader header = new GzipHeader();
    private ByteBuffer piece = ByteBuffer.allocate(0);
    private boolean afterHeader;
    private int trailerLeft;
    private boolean over;
    private boolean firstMemberRead;

    @Override
    public void feed(ByteBuffer piece) {
        this.piece = piece;
    }

    @Override
    public @Nullable ByteBuffer next() throws DataFormatException {
        while (piece.hasRemaining() && !over || afterHeader) {
            if (trailerLeft > 0) {
                int skipped = Math.min(trailerLeft, piece.remaining());
                piece.position(piece.position() + skipped);
                trailerLeft -= skipped;
            } else if (!afterHeader) {
                over = firstMemberRead && header.atStart() && piece.get(piece.position()) != GzipHeader.FIRST;
                afterHeader = !over && header.read(piece);
            } else {
                ByteBuffer out = inflating.next(piece);
                if (inflating.finished()) {
                    afterHeader = false;
                    firstMemberRead = true;
                    trailerLeft = TRAILER_LENGTH;
                    inflating.reset();
                    header.reset();
                }
                if (out != null || afterHeader) {
                    return out;
                }
            }
        }
        return null;
    }

    @Override
    public void close() {
        inflating.close();
    }
}

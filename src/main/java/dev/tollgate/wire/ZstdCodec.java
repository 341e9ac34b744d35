package dev.tollgate.wire;

import com.github.luben.zstd.ZstdDecompressCtx;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** {@code zstd} (RFC 8878): frames, one after another, each with a window of at most 8 MiB, as RFC 9659 has it for HTTP. */
final class ZstdCodec implements Decoder.Codec {
    private static final int LARGEST_WINDOW_LOG = 23;
    private static final int TAKEN_AT_ONCE = 8 * 1024;
    private static final int GIVEN_AT_ONCE = 16 * 1024;

    private final ZstdDecompressCtx context = new ZstdDecompressCtx().setLongMax(LARGEST_WINDOW_LOG);
    private final ByteBuffer in = ByteBuffer.allocateDirect(TAKEN_AT_ONCE).limit(0);
    private final ByteBuffer out = ByteBuffer.allocateDirect(GIVEN_AT_ONCE);
    private ByteBuffer piece = ByteBuffer.allocate(0);
    private boolean more;

    @Override
    public void feed(ByteBuffer piece) {
        this.piece = piece;
    }

    @Override
    public @Nullable ByteBuffer next() {
        while (in.hasRemaining() || piece.hasRemaining() || more) {
            if (!in.hasRemaining()) {
                int count = Math.min(in.capacity(), piece.remaining());
                in.clear().put(0, piece, piece.position(), count).limit(count);
                piece.position(piece.position() + count);
            }
            out.clear();
            int before = in.remaining();
            context.decompressDirectByteBufferStream(out, in);
            more = !out.hasRemaining();
            if (out.flip().hasRemaining()) {
                return out;
            }
            if (in.remaining() == before) {
                return null;
            }
        }
        return null;
    }

    @Override
    public void close() {
        context.close();
    }
}

package dev.tollgate.wire;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Passes bytes as they are. */
final class IdentityCodec implements Decoder.Codec {
    private @Nullable ByteBuffer piece;

    @Override
    public void feed(ByteBuffer piece) {
        this.piece = piece;
    }

    @Override
    public @Nullable ByteBuffer next() {
        ByteBuffer all = piece != null && piece.hasRemaining() ? piece : null;
        piece = null;
        return all;
    }

    @Override
    public void close() {
        piece = null;
    }
}

package dev.tollgate.wire;

import com.aayushatharva.brotli4j.decoder.DecoderJNI;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** {@code br} (RFC 7932). What follows its end is ignored. */
final class BrotliCodec implements Decoder.Codec {
    private static final int TAKEN_AT_ONCE = 8 * 1024;

    private final DecoderJNI.Wrapper decoder = new DecoderJNI.Wrapper(TAKEN_AT_ONCE);
    private ByteBuffer piece = ByteBuffer.allocate(0);

    BrotliCodec() throws IOException {}

    @Override
    public void feed(ByteBuffer piece) {
        this.piece = piece;
    }

    @Override
    public @Nullable ByteBuffer next() throws IOException {
        while (true) {
            switch (decoder.getStatus()) {
                case OK -> decoder.push(0);
                case NEEDS_MORE_OUTPUT -> {
                    return decoder.pull();
                }
                case NEEDS_MORE_INPUT -> {
                    if (decoder.hasOutput()) {
                        return decoder.pull();
                    }
                    if (!piece.hasRemaining()) {
                        return null;
                    }
                    push();
                }
                case DONE -> {
                    return null;
                }
                case ERROR -> throw new IOException("no brotli stream");
            }
        }
    }

    private void push() {
        ByteBuffer in = decoder.getInputBuffer().clear();
        int count = Math.min(in.remaining(), piece.remaining());
        in.put(0, piece, piece.position(), count);
        piece.position(piece.position() + count);
        decoder.push(count);
    }

    @Override
    public void close() {
        decoder.destroy();
    }
}

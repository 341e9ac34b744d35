package dev.tollgate.simulate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Encodes one body piece by piece; each piece can be decoded as soon as it arrives. */
final class BodyEncoder implements AutoCloseable {
    private final ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    private final @Nullable OutputStream encoder;

    /** An encoder that leaves the bytes as they are when the encoding is null. */
    BodyEncoder(@Nullable Encoding encoding) {
        try {
            encoder = encoding == null ? null : encoding.encoder(encoded);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
    }

    byte[] piece(byte[] bytes) {
        if (encoder == null) {
            return bytes;
        }
        try {
            encoder.write(bytes);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return taken();
    }

    /** What the encoding has to say at the end; also frees its native memory. */
    byte[] end() {
        close();
        return taken();
    }

    private byte[] taken() {
        byte[] bytes = encoded.toByteArray();
        encoded.reset();
        return bytes;
    }

    @Override
    public void close() {
        try {
            if (encoder != null) {
                encoder.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
    }
}

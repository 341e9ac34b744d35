package dev.tollgate.forward;

import dev.tollgate.wire.Decoder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A whole body without its content encoding. */
final class Plain {
    private Plain() {}

    /** The same array where there is no encoding, or none that can be decoded. */
    static byte[] of(byte[] bytes, @Nullable String encoding) {
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return bytes;
        }
        ByteArrayOutputStream plain = new ByteArrayOutputStream(bytes.length * 4);
        try (Decoder decoder = Decoder.of(encoding)) {
            decoder.decode(ByteBuffer.wrap(bytes), piece -> {
                byte[] copy = new byte[piece.remaining()];
                piece.get(copy);
                plain.writeBytes(copy);
            });
            return decoder.unreadable() ? bytes : plain.toByteArray();
        }
    }
}

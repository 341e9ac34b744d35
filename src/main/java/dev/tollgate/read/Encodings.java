package dev.tollgate.read;

import dev.tollgate.wire.Decoder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Request bodies that come compressed, as Codex sends them: the facts are read from the plain bytes. */
final class Encodings {
    private Encodings() {}

    static RequestBody body(byte[] sent, @Nullable String encoding) {
        if (encoding == null || encoding.isBlank() || encoding.equalsIgnoreCase("identity") || sent.length == 0) {
            return new RequestBody(sent, null, sent);
        }
        ByteArrayOutputStream plain = new ByteArrayOutputStream(sent.length * 4);
        try (Decoder decoder = Decoder.of(encoding)) {
            decoder.decode(ByteBuffer.wrap(sent), piece -> copy(piece, plain));
            return new RequestBody(sent, encoding, decoder.unreadable() ? sent : plain.toByteArray());
        }
    }

    private static void copy(ByteBuffer piece, ByteArrayOutputStream out) {
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        out.writeBytes(bytes);
    }
}

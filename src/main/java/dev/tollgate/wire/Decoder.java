package dev.tollgate.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Undoes a content coding (RFC 9110, section 8.4) as the bytes come, for those who must read what is passed on compressed. A
 * fault makes it unreadable: from then on it gives nothing; it never throws. Checksums are not checked, which is the business
 * of whoever the bytes are for. Not thread-safe; holds native memory until it is closed.
 */
public final class Decoder implements AutoCloseable {
    /** What one piece may become, whatever its size. */
    private static final long LARGEST = 16L << 20;
    /** How many times its size a piece may become beyond that. Text that ordinary people write comes nowhere near. */
    private static final long MOST_TIMES = 256;

    /** Undoes one coding. What it throws makes the decoder unreadable. */
    interface Codec extends AutoCloseable {
        /** Takes the next piece, after {@link #next} has returned null for the one before. */
        void feed(ByteBuffer piece);

        /** The next decoded bytes, valid until the next call, or null when more input is needed. */
        @Nullable
        ByteBuffer next() throws Exception;

        @Override
        void close();
    }

    private final long limit;
    private @Nullable Codec codec;
    private boolean unreadable;
    private long given;

    private Decoder(@Nullable Codec codec, long limit) {
        this.codec = codec;
        this.unreadable = codec == null;
        this.limit = limit;
    }

    /**
     * @param contentEncoding the value of {@code content-encoding}; null for none. For a coding that cannot be undone, or
     *     for several, the decoder is unreadable from the start
     */
    public static Decoder of(@Nullable String contentEncoding) {
        return of(contentEncoding, Long.MAX_VALUE);
    }

    /** @param limit how many bytes may come out of it in all; one more makes it unreadable */
    public static Decoder of(@Nullable String contentEncoding, long limit) {
        ContentCoding coding = ContentCoding.of(contentEncoding == null ? "" : contentEncoding);
        try {
            return new Decoder(coding == null ? null : coding.codec(), limit);
        } catch (Exception | LinkageError e) {
            return new Decoder(null, limit);
        }
    }

    /**
     * Narrows a client's {@code accept-encoding} to what can be undone here, so that an answer stays both valid for the client
     * and readable. Weights and order stay.
     *
     * @return the codings that are left, or {@code identity} when there are none
     */
    public static String acceptable(@Nullable String acceptEncoding) {
        return AcceptEncoding.narrow(acceptEncoding);
    }

    /**
     * Decodes a piece, without moving the buffer's position.
     *
     * @param sink takes the decoded bytes; each buffer is valid only during the call. What it throws goes to the caller
     */
    public void decode(ByteBuffer piece, Consumer<ByteBuffer> sink) {
        if (unreadable || codec == null) {
            return;
        }
        long allowed = Math.max(LARGEST, MOST_TIMES * piece.remaining());
        codec.feed(piece.duplicate());
        for (ByteBuffer plain = next(); plain != null; plain = next()) {
            allowed -= plain.remaining();
            given += plain.remaining();
            if (allowed < 0 || given > limit) {
                unreadable = true;
                return;
            }
            sink.accept(plain);
        }
    }

    /**
     * Decodes what has come whole.
     *
     * @param limit how many bytes may come out of it
     * @return the same array where there is no coding; null where it cannot be decoded, or only to more than the limit
     */
    public static byte @Nullable [] whole(byte[] bytes, @Nullable String contentEncoding, long limit) {
        if (contentEncoding == null || contentEncoding.isBlank() || contentEncoding.equalsIgnoreCase("identity")) {
            return bytes;
        }
        ByteArrayOutputStream plain = new ByteArrayOutputStream(bytes.length * 4);
        try (Decoder decoder = of(contentEncoding, limit)) {
            decoder.decode(ByteBuffer.wrap(bytes), piece -> {
                byte[] copy = new byte[piece.remaining()];
                piece.get(copy);
                plain.writeBytes(copy);
            });
            return decoder.unreadable() ? null : plain.toByteArray();
        }
    }

    private @Nullable ByteBuffer next() {
        try {
            return codec == null ? null : codec.next();
        } catch (Exception | LinkageError e) {
            unreadable = true;
            return null;
        }
    }

    /** Whether what has been given is not all that there was to read. */
    public boolean unreadable() {
        return unreadable;
    }

    @Override
    public void close() {
        if (codec != null) {
            codec.close();
            codec = null;
        }
    }
}

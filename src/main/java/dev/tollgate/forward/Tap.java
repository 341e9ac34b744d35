package dev.tollgate.forward;

import dev.tollgate.llm.Answer;
import dev.tollgate.llm.Dialect;
import dev.tollgate.wire.AnswerTap;
import dev.tollgate.wire.Decoder;
import io.micronaut.buffer.netty.NettyReadBufferFactory;
import io.micronaut.core.io.buffer.ReadBuffer;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the answer on the side, from copies of its bytes. Whatever goes wrong here is logged once and ends the reading, never
 * the answer.
 */
final class Tap implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tap.class);
    private static final int NOTHING_TO_HOLD = -1;

    private final AnswerTap answer;
    private final Decoder decoder;
    private final boolean encoded;
    private final List<Consumer<ByteBuffer>> readers;
    private boolean broken;
    private int held;

    /** @param readers whoever else looks at the plain bytes */
    Tap(Dialect dialect, boolean eventStream, @Nullable String encoding, List<Consumer<ByteBuffer>> readers) {
        this.readers = readers;
        this.answer = AnswerTap.of(dialect, eventStream);
        this.decoder = Decoder.of(encoding);
        this.encoded = encoding != null && !encoding.equalsIgnoreCase("identity");
    }

    /**
     * Reads a piece without consuming it.
     *
     * @return the index in the piece from which its bytes end the answer, or -1
     */
    int read(ReadBuffer piece) {
        if (broken) {
            return NOTHING_TO_HOLD;
        }
        ByteBuf copy = NettyReadBufferFactory.toByteBuf(piece.duplicate());
        try {
            return read(copy.nioBuffer());
        } catch (RuntimeException e) {
            broken = true;
            LOG.warn("The answer can no longer be read for its usage; it is relayed all the same", e);
            return NOTHING_TO_HOLD;
        } finally {
            copy.release();
        }
    }

    private int read(ByteBuffer bytes) {
        if (!encoded) {
            show(bytes);
            return answer.read(bytes);
        }
        held = NOTHING_TO_HOLD;
        // where plain bytes end the answer, the whole compressed piece that they came in does
        decoder.decode(bytes, plain -> {
            show(plain);
            held = answer.read(plain) >= 0 ? 0 : held;
        });
        return held;
    }

    private void show(ByteBuffer plain) {
        for (Consumer<ByteBuffer> reader : readers) {
            try {
                reader.accept(plain.duplicate());
            } catch (RuntimeException e) {
                LOG.warn("A reader of the answer failed", e);
            }
        }
    }

    boolean firstTokenSeen() {
        return answer.firstTokenSeen();
    }

    /** Says that no more bytes will come. */
    void end() {
        try {
            if (!broken) {
                answer.end();
            }
        } catch (RuntimeException e) {
            LOG.warn("The answer's end could not be read for its usage", e);
        }
    }

    /** What has been read so far. */
    Answer answer() {
        return answer.answer();
    }

    /** By {@link AnswerTap#estimatedOutputTokens}. */
    long estimatedOutputTokens() {
        return answer.estimatedOutputTokens();
    }

    @Override
    public void close() {
        decoder.close();
    }
}

package dev.tollgate.forward;

import dev.tollgate.sse.SseEvent;
import dev.tollgate.sse.SseHandler;
import dev.tollgate.sse.SseReader;
import dev.tollgate.translate.StreamTranslation;
import dev.tollgate.wire.Decoder;
import io.micronaut.buffer.netty.NettyReadBufferFactory;
import io.micronaut.core.io.buffer.ReadBuffer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A stream in another dialect: the provider's events go in, the client's frames come out. */
final class TranslatingRewriter implements Rewriter, SseHandler {
    private final StreamTranslation translation;
    private final Decoder decoder;
    private final SseReader reader = new SseReader(this);
    private final ByteBufAllocator allocator;
    private final Function<ByteBuf, ReadBuffer> adapter;
    private @Nullable ByteBuf out;

    TranslatingRewriter(
            StreamTranslation translation,
            @Nullable String encoding,
            ByteBufAllocator allocator,
            Function<ByteBuf, ReadBuffer> adapter) {
        this.translation = translation;
        this.decoder = Decoder.of(encoding);
        this.allocator = allocator;
        this.adapter = adapter;
    }

    @Override
    public @Nullable ReadBuffer rewrite(ReadBuffer piece) {
        ByteBuf bytes = NettyReadBufferFactory.toByteBuf(piece);
        try {
            decoder.decode(bytes.nioBuffer(), reader::read);
        } finally {
            bytes.release();
        }
        return taken();
    }

    @Override
    public @Nullable ReadBuffer end() {
        reader.end();
        if (!translation.terminated()) {
            translation.end(this::write);
        }
        decoder.close();
        return taken();
    }

    @Override
    public boolean endsInWords() {
        return true;
    }

    @Override
    public void event(SseEvent event) {
        if (!translation.terminated()) {
            String name = event.name().isEmpty() ? null : event.name().text();
            translation.event(name, event.data().toByteArray(), this::write);
        }
    }

    @Override
    public void unterminated(SseEvent event) {
        // some servers leave out the last blank line
        event(event);
    }

    private void write(byte[] frame) {
        if (out == null) {
            out = allocator.buffer(Math.max(frame.length, 512));
        }
        out.writeBytes(frame);
    }

    private @Nullable ReadBuffer taken() {
        ByteBuf taken = out;
        out = null;
        return taken == null ? null : adapter.apply(taken);
    }
}

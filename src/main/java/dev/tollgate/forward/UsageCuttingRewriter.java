package dev.tollgate.forward;

import dev.tollgate.wire.UsageCut;
import io.micronaut.buffer.netty.NettyReadBufferFactory;
import io.micronaut.core.io.buffer.ReadBuffer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A Chat Completions stream without the usage that only the gateway asked for; everything else byte for byte. */
final class UsageCuttingRewriter implements Rewriter {
    private final UsageCut cut = new UsageCut();
    private final Function<ByteBuf, ReadBuffer> adapter;

    UsageCuttingRewriter(Function<ByteBuf, ReadBuffer> adapter) {
        this.adapter = adapter;
    }

    @Override
    public @Nullable ReadBuffer rewrite(ReadBuffer piece) {
        ByteBuf bytes = NettyReadBufferFactory.toByteBuf(piece);
        ByteBuffer before = bytes.nioBuffer();
        ByteBuffer after = cut.read(before);
        if (after == before) {
            return adapter.apply(bytes);
        }
        bytes.release();
        return adapted(after);
    }

    @Override
    public @Nullable ReadBuffer end() {
        return adapted(cut.end());
    }

    private @Nullable ReadBuffer adapted(ByteBuffer bytes) {
        return bytes.hasRemaining() ? adapter.apply(Unpooled.wrappedBuffer(bytes)) : null;
    }

    @Override
    public boolean endsInWords() {
        return false;
    }
}

package dev.tollgate.wire;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

public final class Decoder implements AutoCloseable {
    public static Decoder of(@Nullable String e) {
        return new Decoder();
    }

    public void decode(ByteBuffer b, Consumer<ByteBuffer> s) {
        s.accept(b);
    }

    public boolean unreadable() {
        return false;
    }

    public static String acceptable(String s) {
        return s;
    }

    @Override
    public void close() {}
}

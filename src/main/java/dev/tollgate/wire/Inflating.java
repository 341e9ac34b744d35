package dev.tollgate.wire;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** The JDK's inflater behind a buffer for what it gives. */
final class Inflating implements AutoCloseable {
    private static final int GIVEN_AT_ONCE = 8 * 1024;

    private final Inflater inflater;
    private final ByteBuffer out = ByteBuffer.allocate(GIVEN_AT_ONCE);

    /** @param raw whether the stream has no zlib header (RFC 1950) around it */
    Inflating(boolean raw) {
        inflater = new Inflater(raw);
    }

    /** Whether the end of the compressed stream has been read. */
    boolean finished() {
        return inflater.finished();
    }

    /** Begins another compressed stream. */
    void reset() {
        inflater.reset();
    }

    /** The next bytes that come out of {@code in}, whose position is moved; null when it has no more to give. */
    @Nullable
    ByteBuffer next(ByteBuffer in) throws DataFormatException {
        inflater.setInput(in);
        int count = inflater.inflate(out.array());
        if (inflater.needsDictionary()) {
            throw new DataFormatException("a preset dictionary is needed");
        }
        return count == 0 ? null : out.clear().limit(count);
    }

    @Override
    public void close() {
        inflater.end();
    }
}

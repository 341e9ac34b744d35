package dev.tollgate.admin;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.stream.InputStreamByteBody;
import io.micronaut.http.netty.body.NettyByteBodyFactory;
import io.micronaut.http.server.netty.NettyHttpRequest;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Text that one thread writes and a client takes, a little at a time: the writer waits while the client does. Not for ever,
 * since a client that takes nothing would hold the ledger's state of that moment, and a SQLite file would grow meanwhile.
 */
final class Pipe {
    private static final int PIECE = 32 * 1024;
    private static final int MOST_PIECES = 4;

    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<byte[]> pieces = new ArrayDeque<>();
    private boolean ended;
    private boolean left;
    private @Nullable Exception failure;

    Pipe() {
        this(Duration.ofMinutes(1));
    }

    Pipe(Duration patience) {
        this.patience = patience;
    }

    /** What goes in. Fails with {@link IOException} when nobody takes it. */
    Writer writer() {
        return new BufferedWriter(new OutputStreamWriter(new In(), StandardCharsets.UTF_8), PIECE);
    }

    /** What comes out, as the body of an answer. */
    CloseableByteBody body(HttpRequest<?> request, Executor blocking) {
        if (!(request instanceof NettyHttpRequest<?> netty)) {
            throw new IllegalStateException("the request is a " + request.getClass() + " (expected: Netty's)");
        }
        return InputStreamByteBody.create(
                stream(),
                OptionalLong.empty(),
                blocking,
                new NettyByteBodyFactory(netty.getChannelHandlerContext().channel()));
    }

    InputStream stream() {
        return new Out();
    }

    /** Nothing more comes. With a failure the reader gets it after what was written before, and the answer breaks off. */
    void end(@Nullable Exception cause) {
        lock.lock();
        try {
            ended = true;
            failure = cause;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private final class In extends OutputStream {
        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            lock.lock();
            try {
                long nanos = patience.toNanos();
                while (pieces.size() >= MOST_PIECES && !left) {
                    if (nanos <= 0) {
                        throw new IOException("the client took nothing for " + patience.toMillis() + " ms");
                    }
                    nanos = changed.awaitNanos(nanos);
                }
                if (left) {
                    throw new IOException("the client has left");
                }
                pieces.add(Arrays.copyOfRange(bytes, offset, offset + length));
                changed.signalAll();
            } catch (InterruptedException e) {
                throw interrupted();
            } finally {
                lock.unlock();
            }
        }
    }

    private final class Out extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            lock.lock();
            try {
                while (pieces.isEmpty() && !ended && !left) {
                    changed.await();
                }
                byte[] piece = pieces.poll();
                if (piece == null) {
                    if (failure != null) {
                        throw new IOException("the answer broke off", failure);
                    }
                    return -1;
                }
                int taken = Math.min(length, piece.length);
                System.arraycopy(piece, 0, bytes, offset, taken);
                if (taken < piece.length) {
                    pieces.addFirst(Arrays.copyOfRange(piece, taken, piece.length));
                }
                changed.signalAll();
                return taken;
            } catch (InterruptedException e) {
                throw interrupted();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                left = true;
                pieces.clear();
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException();
    }
}

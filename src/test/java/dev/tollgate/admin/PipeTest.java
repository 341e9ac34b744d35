package dev.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Text on its way to a client that takes it at its own pace. */
final class PipeTest {
    private static final String LINE = "ä line of text\n";
    private static final int LINES = 100_000;

    private final AtomicLong written = new AtomicLong();

    private CompletableFuture<Void> write(Pipe pipe) {
        return CompletableFuture.runAsync(() -> {
            try (Writer writer = pipe.writer()) {
                for (int i = 0; i < LINES; i++) {
                    writer.write(LINE);
                    written.incrementAndGet();
                }
            } catch (IOException e) {
                pipe.end(e);
                throw new UncheckedIOException(e);
            }
            pipe.end(null);
        });
    }

    @Test
    void whatGoesInComesOut() throws Exception {
        Pipe pipe = new Pipe();
        CompletableFuture<Void> writing = write(pipe);
        try (InputStream out = pipe.stream()) {
            assertThat(new String(out.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(LINE.repeat(LINES));
        }
        writing.join();
    }

    @Test
    void theWriterWaitsForASlowClient() throws Exception {
        Pipe pipe = new Pipe();
        CompletableFuture<Void> writing = write(pipe);
        InputStream out = pipe.stream();
        assertThat(out.readNBytes(100)).hasSize(100);
        Thread.sleep(100);
        assertThat(written.get()).isLessThan(LINES / 2);
        out.close();
        assertThatThrownBy(writing::join)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("the client has left");
    }

    @Test
    void theWriterDoesNotWaitForEver() {
        Pipe pipe = new Pipe(Duration.ofMillis(20));
        assertThatThrownBy(write(pipe)::join).hasRootCauseMessage("the client took nothing for 20 ms");
    }

    @Test
    void whatBreaksOffLooksBrokenOff() throws Exception {
        Pipe pipe = new Pipe();
        try (Writer writer = pipe.writer()) {
            writer.write("half");
        }
        pipe.end(new IOException("the disk is gone"));
        InputStream out = pipe.stream();
        assertThat(out.readNBytes(4)).asString(StandardCharsets.UTF_8).isEqualTo("half");
        assertThatThrownBy(out::read).isInstanceOf(IOException.class).hasRootCauseMessage("the disk is gone");
    }
}

package dev.tollgate.telemetry.accesslog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The thread that writes: it loses nothing that it took, and nobody waits for it. */
@Timeout(20)
final class AccessLogTest {
    private static AccessEntry entry(int number) {
        return entry("/" + number, null, new InetSocketAddress("::1", 59011));
    }

    private static AccessEntry entry(String path, @Nullable String query, InetSocketAddress client) {
        return new AccessEntry(
                0,
                new AccessEntry.Where(3000, "l", "r"),
                new AccessEntry.Http(client, "GET", "localhost", path, query, "2", 200),
                null,
                null,
                null,
                1,
                null,
                null,
                null);
    }

    @Test
    void everyLineThatWasTakenIsWrittenBeforeItCloses() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (AccessLog log = AccessLog.open(out, false, Set.of())) {
            for (int i = 0; i < 5000; i++) {
                log.add(entry(i));
            }
        }

        assertThat(out.toString(UTF_8).lines()).hasSize(5000);
        assertThat(out.toString(UTF_8))
                .startsWith("1970-01-01T00:00:00.000000Z\tinfo\trequest gateway=bind/3000 listener=l"
                        + " route_rule=r/default route=r src.addr=[::1]:59011 http.method=GET http.host=localhost"
                        + " http.path=/0 http.version=HTTP/2.0 http.status=200 duration=1ms\n");
    }

    @Test
    void aLineIsWrittenSoonAlsoAfterALongQuiet() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) {
                written.countDown();
            }
        };
        try (AccessLog log = AccessLog.open(out, false, Set.of())) {
            Thread.sleep(700);
            log.add(entry(1));
            assertThat(written.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void linesThatASlowOutputHasNoRoomForAreCountedAndNobodyWaits() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch stuck = new CountDownLatch(1);
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                stuck.countDown();
                try {
                    release.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        };
        AccessLog log = AccessLog.open(out, false, Set.of(), 10);
        log.add(entry(0));
        assertThat(stuck.await(5, TimeUnit.SECONDS)).isTrue();

        long start = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            log.add(entry(i));
        }
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(2));
        assertThat(log.dropped()).isEqualTo(990);
        release.countDown();
        log.close();
    }

    @Test
    void anOutputThatIsClosedLosesLinesAndNothingElse() {
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        AccessLog log = AccessLog.open(out, false, Set.of());
        log.add(entry(1));
        log.add(entry(2));
        log.close();
        log.add(entry(3));

        assertThat(log.dropped()).isEqualTo(3);
    }

    @Test
    void valuesThatCouldBeMistakenAreQuoted() {
        assertThat(path("")).isEqualTo("\"\"");
        assertThat(path("a b")).isEqualTo("\"a b\"");
        assertThat(path("a\"b\\c")).isEqualTo("\"a\\\"b\\\\c\"");
        assertThat(path("a\u00a0b")).isEqualTo("\"a\u00a0b\"");
        assertThat(path("caf\u00e9=\ud83d\ude00")).isEqualTo("caf\u00e9=\ud83d\ude00");
        assertThat(path("\ud83d x")).isEqualTo("\"\\ud83d x\"");
    }

    private static String path(String path) {
        StringBuilder out = new StringBuilder();
        TextLine line = new TextLine(out, Set.of());
        line.text("p", path);
        return out.substring(" p=".length());
    }
}

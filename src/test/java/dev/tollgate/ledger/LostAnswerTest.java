package dev.tollgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The connection breaks after a COMMIT was sent and before its answer came. */
class LostAnswerTest extends StoreTest {
    LostAnswerTest() {
        super(TestStore.POSTGRESQL);
    }

    /** Relays to PostgreSQL, and after every third COMMIT cuts the connection instead of relaying the answer. */
    private static final class Cutter implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final AtomicInteger commits = new AtomicInteger();
        private final AtomicInteger cuts = new AtomicInteger();
        private final int port;

        Cutter(int port) throws IOException {
            this.port = port;
            Thread.ofVirtual().start(this::accept);
        }

        private void accept() {
            try {
                while (true) {
                    Socket client = server.accept();
                    Socket upstream = new Socket(InetAddress.getLoopbackAddress(), port);
                    Thread.ofVirtual().start(() -> relay(client, upstream, true));
                    Thread.ofVirtual().start(() -> relay(upstream, client, false));
                }
            } catch (IOException e) {
                // closed
            }
        }

        private void relay(Socket from, Socket to, boolean requests) {
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] buffer = new byte[1 << 16];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    boolean commit =
                            requests && new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains("COMMIT");
                    if (commit && commits.incrementAndGet() % 3 == 0) {
                        // the answer must not get through, but the request must
                        from.shutdownOutput();
                        out.write(buffer, 0, read);
                        Thread.sleep(50);
                        cuts.incrementAndGet();
                        return;
                    }
                    out.write(buffer, 0, read);
                }
            } catch (IOException | InterruptedException e) {
                // one side has gone
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    @Test
    void noEntryIsThereTwiceAndNoneIsLost() throws Exception {
        // the tables first, so that what is cut is the writing
        start().close();
        LedgerUrl.Postgres real = (LedgerUrl.Postgres) url();
        try (Cutter cutter = new Cutter(real.port())) {
            // without prepared statements, so that a COMMIT can be told by its text
            LedgerUrl url = new LedgerUrl.Postgres(
                    "localhost",
                    cutter.server.getLocalPort(),
                    real.database(),
                    real.user(),
                    null,
                    Map.of("prepareThreshold", "0"));
            Ledger ledger = start(LedgerSettings.of(url), QUICK);
            CompletionStage<?> last = null;
            for (int i = 0; i < 600; i++) {
                Entry open = Samples.open(Instant.now(), i);
                ledger.opened(open);
                Thread.sleep(i % 20 == 0 ? 20 : 0);
                Entry entry = Samples.completed(open, i);
                last = ledger.settle(entry, Samples.attempts(entry));
                if (i % 50 == 0) {
                    await(last);
                }
            }
            if (last != null) {
                await(last);
            }
            ledger.close();
            assertThat(cutter.cuts).hasValueGreaterThan(3);
        }
        assertThat(rows()).hasSize(600);
        assertThat(rows()).allSatisfy(row -> assertThat(row.entry().state()).isEqualTo(EntryState.COMPLETED));
        assertThat(reader().verify().entries()).isEqualTo(600);
        assertThat(reader().verify().problems()).isEmpty();
    }
}

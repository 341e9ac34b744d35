package dev.tollgate.ledger;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A fresh store for each test, and a ledger that writes it. */
abstract class StoreTest {
    /** Everything quickly, so that no test waits long. */
    static final Timing QUICK = new Timing(
            Duration.ofMillis(1),
            Duration.ofMillis(100),
            Duration.ofMillis(1500),
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            Duration.ofMillis(200));

    static final TimeRange ALL = TimeRange.ALL;

    private final TestStore store;
    private final List<Ledger> started = new ArrayList<>();

    @TempDir
    Path folder = Path.of("");

    private @Nullable LedgerUrl url;

    StoreTest(TestStore store) {
        this.store = store;
    }

    @BeforeEach
    void freshStore() throws SQLException {
        url = store.fresh(folder);
    }

    @AfterEach
    void closeAll() {
        started.forEach(Ledger::close);
    }

    TestStore store() {
        return store;
    }

    LedgerUrl url() {
        if (url == null) {
            throw new IllegalStateException("no store yet");
        }
        return url;
    }

    Ledger start() {
        return start(LedgerSettings.of(url()), QUICK);
    }

    Ledger start(LedgerSettings settings, Timing timing) {
        Ledger ledger = Ledger.start(settings, LedgerMonitor.NONE, Clock.systemUTC(), timing);
        started.add(ledger);
        return ledger;
    }

    LedgerReader reader() {
        return new LedgerReader(url());
    }

    /** Entries as they stand there, the newest first. */
    List<BookedEntry> rows() {
        List<BookedEntry> rows = new ArrayList<>();
        reader().requests(new RequestsQuery(ALL, List.of(), 0, null), rows::add);
        return rows;
    }

    /** Settles entries number 0 to {@code count - 1}, a minute apart, the last one now. */
    static List<Entry> settle(Ledger ledger, int count) throws Exception {
        List<Entry> entries = new ArrayList<>();
        Instant now = Instant.now();
        CompletionStage<?> last = null;
        for (int i = 0; i < count; i++) {
            Entry open = Samples.open(now.minus(Duration.ofMinutes(count - 1L - i)), i);
            Entry entry = Samples.completed(open, i);
            entries.add(entry);
            last = ledger.settle(entry, Samples.attempts(entry));
        }
        if (last != null) {
            await(last);
        }
        return entries;
    }

    static void await(CompletionStage<?> stage) throws Exception {
        stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    interface Condition {
        boolean holds() throws Exception;
    }

    static void until(Condition condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited 30 s in vain");
            }
            Thread.sleep(10);
        }
    }

    int change(String statement) throws SQLException {
        return TestStore.change(url(), statement);
    }
}

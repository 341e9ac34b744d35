package dev.tollgate.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;

/** A ledger with entries, for the tests of other rooms. */
public final class SampleBook {
    private SampleBook() {}

    /** Writes {@code count} settled entries, a minute apart, the last one now, and returns them. */
    public static List<Entry> write(Path file, int count) throws Exception {
        try (Ledger ledger =
                Ledger.start(LedgerSettings.of(new LedgerUrl.Sqlite(file)), LedgerMonitor.NONE, Clock.systemUTC())) {
            return StoreTest.settle(ledger, count);
        }
    }

    /** Writes {@code count} settled entries to a PostgreSQL of its own, and returns a connection to it. */
    public static Connection onPostgresql(int count) throws Exception {
        LedgerUrl url = TestStore.POSTGRESQL.fresh(Path.of(""));
        try (Ledger ledger = Ledger.start(LedgerSettings.of(url), LedgerMonitor.NONE, Clock.systemUTC())) {
            StoreTest.settle(ledger, count);
        }
        return TestStore.connect(url);
    }

    /** Changes rows behind the ledger's back. */
    public static void change(Path file, String statement) throws Exception {
        TestStore.change(new LedgerUrl.Sqlite(file), statement);
    }
}

package dev.tollgate.ledger;

import java.nio.file.Path;
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

    /** Changes rows behind the ledger's back. */
    public static void change(Path file, String statement) throws Exception {
        TestStore.change(new LedgerUrl.Sqlite(file), statement);
    }
}

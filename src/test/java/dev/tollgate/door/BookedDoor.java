package dev.tollgate.door;

import dev.tollgate.ledger.LedgerReader;
import dev.tollgate.ledger.LedgerUrl;
import dev.tollgate.ledger.RequestDetail;
import dev.tollgate.ledger.RequestsQuery;
import dev.tollgate.ledger.TimeRange;
import dev.tollgate.telemetry.RecordedTelemetry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** A door that books in a file of its own, and that file. */
record BookedDoor(Door door, LedgerUrl.Sqlite url) implements AutoCloseable {
    /** @param ledger further keys of {@code config.ledger}, and of {@code config} after a {@code ;} */
    static BookedDoor open(Path folder, String ledger, String yaml) throws IOException {
        LedgerUrl.Sqlite url = file(folder);
        return new BookedDoor(Door.open(config(url, ledger) + yaml), url);
    }

    /** With its signals kept in memory too. */
    static BookedDoor recorded(Path folder, String yaml, AtomicReference<RecordedTelemetry> recorded)
            throws IOException {
        LedgerUrl.Sqlite url = file(folder);
        return new BookedDoor(Door.recorded(config(url, "") + yaml, recorded), url);
    }

    private static LedgerUrl.Sqlite file(Path folder) {
        return new LedgerUrl.Sqlite(folder.resolve("tollgate.db"));
    }

    private static String config(LedgerUrl url, String ledger) {
        String[] parts = ledger.split(";", 2);
        String config = """
                config:
                  adminAddr: "127.0.0.1:0"
                  statsAddr: "127.0.0.1:0"
                  readinessAddr: "127.0.0.1:0"
                  connectionTerminationDeadline: 5s
                  ledger: { url: "%s"%s }
                """.formatted(url, parts[0].isBlank() ? "" : ", " + parts[0]);
        return config + (parts.length > 1 ? parts[1].strip().indent(2) : "");
    }

    LedgerReader reader() {
        return new LedgerReader(url);
    }

    /** All requests in the book, the newest first. */
    List<RequestDetail> requests() {
        List<RequestDetail> all = new ArrayList<>();
        LedgerReader reader = reader();
        reader.requests(
                new RequestsQuery(TimeRange.ALL, List.of(), 0, null),
                one -> all.addAll(reader.request(one.entry().id().toString())));
        return all;
    }

    /** The only request in the book, once it is settled. */
    RequestDetail only() throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        List<RequestDetail> all = requests();
        while ((all.isEmpty() || all.getFirst().entry().link() == null) && System.nanoTime() < end) {
            Thread.sleep(10);
            all = requests();
        }
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " entries are in the book (expected: one)");
        }
        return all.getFirst();
    }

    @Override
    public void close() {
        door.close();
    }
}

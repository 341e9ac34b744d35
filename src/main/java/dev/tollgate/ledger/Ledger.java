package dev.tollgate.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes entries and makes them durable. One thread writes; it takes whatever waits into one transaction, so that all requests
 * that end in the same milliseconds share one flush of the disk. Safe for use by any thread; nothing here blocks but
 * {@link #start} and {@link #close}.
 *
 * <p>While the store cannot be written, entries wait in memory and are tried again until it can.
 */
public final class Ledger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    /** How many gateways that were given no place may keep their books in one folder. */
    private static final int MOST_FILES = 99;

    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final LedgerSettings settings;
    private final LedgerMonitor monitor;
    private final EntryIds ids = new EntryIds();
    private final Inbox inbox = new Inbox();
    private final Completions completions;
    private final LedgerWriter writer;
    private final Thread thread;

    private Ledger(LedgerSettings settings, LedgerMonitor monitor, Clock clock, Timing timing) {
        this.settings = settings;
        this.monitor = monitor;
        Sql sql = Sql.of(settings.url());
        this.completions = new Completions(settings.onFailure() == LedgerSettings.OnFailure.SERVE);
        this.writer =
                new LedgerWriter(sql, settings, monitor, clock, timing, inbox, completions, ids.next(clock.instant()));
        this.thread = Thread.ofPlatform().name("tollgate-ledger").daemon().unstarted(writer);
    }

    /**
     * Opens the store, brings its tables up to date and begins to write. A store that is away is waited for in the background;
     * until it is there, {@link #health} says so.
     *
     * @throws LedgerException if waiting would not help: another process writes the file, the password is wrong, the tables
     *     are of a newer version
     */
    public static Ledger start(LedgerSettings settings, LedgerMonitor monitor, Clock clock) {
        return start(settings, monitor, clock, Timing.DEFAULT);
    }

    static Ledger start(LedgerSettings settings, LedgerMonitor monitor, Clock clock, Timing timing) {
        if (!(settings.elsewhereIfNeeded() && settings.url() instanceof LedgerUrl.Sqlite(Path file))) {
            return startAt(settings, monitor, clock, timing);
        }
        Path place = writable(file);
        LedgerSettings candidate = settings.at(new LedgerUrl.Sqlite(place));
        if (!place.equals(file.toAbsolutePath())) {
            LOG.warn("{} cannot be written: the ledger is {} (config.ledger.url names a place)", file, place);
        }
        for (int number = 2; ; number++) {
            try {
                return startAt(candidate, monitor, clock, timing);
            } catch (LedgerException.InUse e) {
                if (number > MOST_FILES) {
                    throw e;
                }
                candidate = settings.at(new LedgerUrl.Sqlite(numbered(place, number)));
                LOG.warn("{}. This one writes {} (config.ledger.url names a place)", e.getMessage(), candidate.url());
            }
        }
    }

    /** The file, or where its folder is not ours to write, one of the same name in the working or the temporary folder. */
    private static Path writable(Path file) {
        Path working = Path.of("").toAbsolutePath();
        for (Path folder : new Path[] {file.toAbsolutePath().getParent(), working, TEMPORARY}) {
            if (Files.isDirectory(folder) && Files.isWritable(folder)) {
                return folder.resolve(file.getFileName());
            }
        }
        return file.toAbsolutePath();
    }

    private static Path numbered(Path file, int number) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return file.resolveSibling(name.substring(0, dot) + "-" + number + name.substring(dot));
    }

    private static Ledger startAt(LedgerSettings settings, LedgerMonitor monitor, Clock clock, Timing timing) {
        Ledger ledger = new Ledger(settings, monitor, clock, timing);
        try {
            ledger.writer.openFirst();
        } catch (SQLException e) {
            throw new LedgerException("cannot open the ledger " + settings.url() + ": " + e.getMessage(), e);
        }
        ledger.thread.start();
        return ledger;
    }

    /** A new id, larger than all before. */
    public UUID newId(Instant startedAt) {
        return ids.next(startedAt);
    }

    /** Notes that a request goes upstream. Not waited for. */
    public void opened(Entry entry) {
        if (completions.pending() < settings.capacity()) {
            inbox.offer(new Settling.Opened(entry, System.nanoTime()));
        }
    }

    /**
     * Settles an entry, once. What is returned completes when the entry is durable, on the writer's thread; under
     * {@code onFailure: serve} also while the store cannot be written.
     */
    public CompletionStage<@Nullable Void> settle(Entry entry, List<AttemptLine> attempts) {
        return settle(entry, attempts, null);
    }

    /**
     * As {@link #settle(Entry, List)}, completing on an executor. All entries of one transaction and one executor are
     * completed by one task, so that an event loop is woken once for all of them.
     *
     * @return fails with {@link LedgerException} if too many wait, if the entry can never be written, or at
     *     {@link #close} while the store cannot be written
     */
    public CompletionStage<@Nullable Void> settle(
            Entry entry, List<AttemptLine> attempts, @Nullable Executor executor) {
        if (entry.state() == EntryState.OPEN) {
            throw new IllegalArgumentException("entry " + entry.id() + " is open (expected: a settled one)");
        }
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        if (!completions.admit(settings.capacity())) {
            monitor.lost();
            String why = "too many entries wait (expected: at most " + settings.capacity() + ")";
            Completions.refused(entry, attempts, why);
            done.completeExceptionally(new LedgerException(why));
            return done;
        }
        inbox.offer(new Settling.Settled(entry, attempts, done, executor, System.nanoTime()));
        return done;
    }

    /** Whether a new request may be served: always under {@code onFailure: serve}. Cheap. */
    public boolean accepts() {
        return settings.onFailure() == LedgerSettings.OnFailure.SERVE
                || (writer.health().writable() && completions.pending() < settings.capacity());
    }

    /** Where it is kept. */
    public LedgerUrl url() {
        return settings.url();
    }

    public LedgerHealth health() {
        return writer.health();
    }

    /** How many settled entries are not yet durable. */
    public int pending() {
        return completions.pending();
    }

    /** Writes what waits, for at most ten seconds, and ends. What still runs upstream becomes interrupted later. */
    @Override
    public void close() {
        writer.close(LAST_WORDS);
        try {
            thread.join(LAST_WORDS.plusSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.tollgate.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The thread that writes: takes what waits, writes it in one transaction, tells those who wait for it, and does the chores in
 * between. On any failure it drops the connection, waits a moment, and begins again with a new one; the head of its chain, as
 * the store has it, then says whether the transaction whose answer was lost had been committed.
 */
final class LedgerWriter implements Runnable {
    private static final int MOST_PER_TRANSACTION = 1000;
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(50);

    private final Sql sql;
    private final LedgerMonitor monitor;
    private final Clock clock;
    private final Timing timing;
    private final Inbox inbox;
    private final Waiting waiting;
    private final Completions completions;
    private final WriterHealth health;
    private final Chores chores;
    private final UUID run;
    private final ProcessId process = ProcessId.own();

    private Sql.@Nullable Claim claim;
    private @Nullable Session session;
    private @Nullable Doubt doubt;
    private volatile boolean closing;
    private volatile long closeBy;

    /** A connection that works, and the end of our chain as it was last committed. */
    private record Session(Book book, Chain head) {}

    /** A transaction of which it is not known whether it was committed; if it was, the chain is longer than before. */
    private record Doubt(Chain before, List<Settling.Settled> settled, List<Entry> opened) {}

    LedgerWriter(
            Sql sql,
            LedgerSettings settings,
            LedgerMonitor monitor,
            Clock clock,
            Timing timing,
            Inbox inbox,
            Completions completions,
            UUID run) {
        this.sql = sql;
        this.monitor = monitor;
        this.clock = clock;
        this.timing = timing;
        this.inbox = inbox;
        this.run = run;
        this.completions = completions;
        this.waiting = new Waiting(timing.linger());
        this.health = new WriterHealth(clock);
        this.chores = new Chores(sql, clock, timing, settings.retention(), process);
    }

    LedgerHealth health() {
        return health.now();
    }

    /** The first try, on the thread that starts the ledger; throws only what waiting does not mend. */
    void openFirst() throws SQLException {
        try {
            open();
        } catch (LedgerException e) {
            letGo();
            throw e;
        } catch (SQLException e) {
            if (sql.isFaultOfTheConfiguration(e)) {
                letGo();
                throw e;
            }
            failed(e);
        }
    }

    /** Asks the thread to write what waits, for at most so long, and to end. */
    void close(Duration limit) {
        closeBy = System.nanoTime() + limit.toNanos();
        closing = true;
        inbox.wake();
    }

    @Override
    public void run() {
        while (!finished()) {
            inbox.drainTo(waiting::add);
            try {
                step();
            } catch (SQLException | RuntimeException e) {
                failed(e);
                LockSupport.parkNanos(
                        health.backoff(FIRST_BACKOFF, timing.longestBackoff()).toNanos());
            }
        }
        end();
    }

    private boolean finished() {
        return closing && ((waiting.isEmpty() && inbox.isEmpty()) || System.nanoTime() - closeBy > 0);
    }

    private void step() throws SQLException {
        Session current = session == null ? open() : session;
        long now = System.nanoTime();
        if (closing || waiting.dueIn(now) <= 0) {
            write(current, waiting.oldest(MOST_PER_TRANSACTION), waiting.due(now, closing, MOST_PER_TRANSACTION));
        } else if (chores.dueIn(now) <= 0) {
            session = new Session(current.book(), chores.run(current.book(), current.head(), now));
            health.fine();
        } else {
            long nanos = Math.min(waiting.dueIn(now), chores.dueIn(now));
            inbox.await(nanos, nanos <= timing.linger().toNanos());
        }
    }

    private Session open() throws SQLException {
        if (claim == null) {
            claim = sql.claim();
        }
        Book book = Book.open(sql, clock);
        Session opened;
        try {
            opened = new Session(book, book.chain(run, process));
        } catch (SQLException e) {
            book.close();
            throw e;
        }
        session = opened;
        chores.reset();
        if (doubt instanceof Doubt last && opened.head().seq() > last.before().seq()) {
            written(last.settled(), last.opened());
        }
        doubt = null;
        return opened;
    }

    private void write(Session current, List<Settling.Settled> settled, List<Entry> opened) throws SQLException {
        try {
            attempt(current, settled, opened);
        } catch (SQLException e) {
            if (!sql.isFaultOfTheData(e)) {
                throw e;
            }
            oneByOne(settled, opened, e);
        }
    }

    private void attempt(Session current, List<Settling.Settled> settled, List<Entry> opened) throws SQLException {
        long begun = System.nanoTime();
        doubt = new Doubt(current.head(), settled, opened);
        Chain head = current.book().write(current.head(), settled, opened, waiting.mayBeOpen());
        doubt = null;
        session = new Session(current.book(), head);
        health.fine();
        monitor.committed(settled.size(), System.nanoTime() - begun);
        written(settled, opened);
    }

    private void written(List<Settling.Settled> settled, List<Entry> opened) {
        waiting.written(settled, opened);
        completions.complete(settled);
        chores.written(settled.size());
    }

    /** Finds which of them the store will never take, gives those up, and writes the others. */
    private void oneByOne(List<Settling.Settled> settled, List<Entry> opened, SQLException fault) throws SQLException {
        drop();
        if (settled.size() + opened.size() > 1) {
            for (Settling.Settled one : settled) {
                write(session == null ? open() : session, List.of(one), List.of());
            }
            for (Entry one : opened) {
                write(session == null ? open() : session, List.of(), List.of(one));
            }
            return;
        }
        waiting.written(settled, opened);
        for (Settling.Settled one : settled) {
            monitor.lost();
            completions.fail(one, "the store will never take it: " + fault.getMessage());
        }
    }

    private void failed(Exception failure) {
        drop();
        monitor.failed();
        health.failed(failure, waiting.settled().size());
        completions.release(waiting.settled());
    }

    private void drop() {
        if (session != null) {
            session.book().close();
            session = null;
        }
    }

    private void letGo() {
        if (claim != null) {
            claim.close();
            claim = null;
        }
    }

    private void end() {
        try {
            if (session != null) {
                session.book().sum(session.head().number());
                session.book().end(session.head().number());
            }
        } catch (SQLException e) {
            health.failed(e, waiting.settled().size());
        }
        drop();
        letGo();
        inbox.drainTo(waiting::add);
        for (Settling.Settled one : waiting.settled()) {
            monitor.lost();
            completions.fail(one, "the gateway ends and the store cannot be written");
        }
    }
}

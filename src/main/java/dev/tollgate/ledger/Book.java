package dev.tollgate.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Writes entries, one transaction at a time, over one connection. A settled entry is appended and its open row removed, never
 * overwritten, so that the book stays dense and in the order of its chain. After a failure the connection is of no more use.
 */
final class Book implements AutoCloseable {
    private final Sql sql;
    private final Connection connection;
    private final Clock clock;
    private final EntryTable entries;
    private final AttemptTable attempts;
    private final CheckpointTable checkpoints;
    private final ReplicaTable replicas;
    private final HourlyTable hourly;

    Book(Sql sql, Connection connection, Clock clock) throws SQLException {
        this.sql = sql;
        this.connection = connection;
        this.clock = clock;
        this.entries = new EntryTable(sql, connection);
        this.attempts = new AttemptTable(sql, connection);
        this.checkpoints = new CheckpointTable(sql, connection);
        this.replicas = new ReplicaTable(sql, connection);
        this.hourly = new HourlyTable(sql, connection);
    }

    static Book open(Sql sql, Clock clock) throws SQLException {
        Migrations.migrate(sql);
        Connection connection = sql.writing().getConnection();
        try {
            return new Book(sql, connection, clock);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Writes what waits, and says so to the disk once.
     *
     * @param mayBeOpen ids of which an open row may exist
     * @return the new head of the chain
     */
    Chain write(Chain head, Collection<Settling.Settled> settled, Collection<Entry> opened, Set<UUID> mayBeOpen)
            throws SQLException {
        return transaction(!settled.isEmpty(), head, chain -> {
            sql.prepare(connection, months(settled, opened));
            List<Entry> removable = settled.stream()
                    .map(Settling.Settled::entry)
                    .filter(entry -> mayBeOpen.contains(entry.id()))
                    .toList();
            for (Entry entry : entries.removeOpen(removable)) {
                replace(chain, entry);
            }
            List<BookedEntry> booked = new ArrayList<>(settled.size() + opened.size());
            for (Settling.Settled one : settled) {
                Link link = chain.add(Content.of(one.entry(), one.attempts()));
                booked.add(new BookedEntry(one.entry(), chain.number(), link));
            }
            entries.insert(booked);
            attempts.insert(settled);
            entries.insertOpen(opened.stream()
                    .map(entry -> new BookedEntry(entry, chain.number(), null))
                    .toList());
        });
    }

    /** Takes over the open entries of a dead replica, some at a time; returns the same head when there are none left. */
    Chain interrupt(Chain head, long dead, int most) throws SQLException {
        return transaction(true, head, chain -> {
            List<BookedEntry> left = entries.openOf(dead, most);
            List<Entry> found = left.stream().map(BookedEntry::entry).toList();
            Set<Entry> gone = new HashSet<>(entries.removeOpen(found));
            List<BookedEntry> booked = new ArrayList<>();
            for (Entry entry : found) {
                if (!gone.contains(entry)) {
                    Entry interrupted = entry.with(entry.result().interrupted());
                    booked.add(new BookedEntry(
                            interrupted, chain.number(), chain.add(Content.of(interrupted, List.of()))));
                }
            }
            entries.insert(booked);
        });
    }

    /** Says that this replica lives. */
    void beat(Chain head) throws SQLException {
        transaction(false, () -> replicas.beat(head, now()));
    }

    /** Says that a replica lives no more. */
    void end(long chain) throws SQLException {
        transaction(true, () -> replicas.end(chain, now()));
    }

    /** The chain of a run, which goes on where it was committed last, or begins. */
    Chain chain(UUID run, ProcessId process) throws SQLException {
        sql.begin(connection, true);
        Chain known = replicas.find(run);
        Chain chain = known == null ? replicas.register(run, process, now()) : known;
        sql.commit(connection);
        return chain;
    }

    List<ReplicaTable.Other> others(Chain self) throws SQLException {
        sql.begin(connection, false);
        List<ReplicaTable.Other> others = replicas.others(self.number());
        sql.commit(connection);
        return others;
    }

    /** Adds the entries of a chain that are not yet in the hourly sums to them. */
    void sum(long chain) throws SQLException {
        transaction(false, () -> {
            sql.takeTurns(connection, Sql.Turn.SUM);
            hourly.add(chain);
        });
    }

    /** Deletes settled entries and leaves a checkpoint for each gap. */
    Chain delete(Chain head, List<BookedEntry> old) throws SQLException {
        return transaction(false, head, chain -> {
            sql.takeTurns(connection, Sql.Turn.SUM);
            for (BookedEntry entry : old) {
                hourly.subtract(entry.entry());
            }
            entries.delete(old.stream().map(BookedEntry::entry).toList());
            attempts.delete(old.stream().map(BookedEntry::entry).toList());
            for (Checkpoint gap : Gaps.of(old, now())) {
                checkpoints.insert(gap, chain.add(Content.of(gap)));
            }
        });
    }

    /** Settled entries of a state that began before {@code cutoff}, oldest first, after a place in that order. */
    List<BookedEntry> olderThan(EntryState state, Instant cutoff, EntryTable.Position after, int most)
            throws SQLException {
        sql.begin(connection, false);
        List<BookedEntry> old = entries.olderThan(state, cutoff, after, most);
        sql.commit(connection);
        return old;
    }

    /** An entry whose open row has gone: another replica thought us dead, and our word is the better one. */
    private void replace(Chain chain, Entry entry) throws SQLException {
        BookedEntry other = entries.find(entry);
        if (other == null) {
            return;
        }
        if (other.link() == null || other.entry().state() != EntryState.INTERRUPTED) {
            throw new SQLException("entry " + entry.id() + " is settled already", "23505", 19);
        }
        sql.takeTurns(connection, Sql.Turn.SUM);
        hourly.subtract(other.entry());
        entries.delete(List.of(other.entry()));
        Checkpoint gap = new Checkpoint(
                now(),
                Checkpoint.Reason.REPLACED,
                other.chain(),
                other.link().seq(),
                other.link().seq(),
                other.link().hash());
        checkpoints.insert(gap, chain.add(Content.of(gap)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Set<YearMonth> months(Collection<Settling.Settled> settled, Collection<Entry> opened) {
        Set<YearMonth> months = new HashSet<>(2);
        settled.forEach(one -> months.add(month(one.entry())));
        opened.forEach(entry -> months.add(month(entry)));
        return months;
    }

    private static YearMonth month(Entry entry) {
        return YearMonth.from(entry.startedAt().atOffset(ZoneOffset.UTC));
    }

    private interface Work {
        void run() throws SQLException;
    }

    private interface ChainWork {
        void run(Chain chain) throws SQLException;
    }

    private Chain transaction(boolean durable, Chain head, ChainWork work) throws SQLException {
        Chain chain = head.copy();
        transaction(durable, () -> {
            work.run(chain);
            replicas.beat(chain, now());
        });
        return chain;
    }

    private void transaction(boolean durable, Work work) throws SQLException {
        sql.begin(connection, durable);
        work.run();
        sql.commit(connection);
    }

    /** Rolls back what was begun. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // it is of no more use, whatever it says
        }
    }
}

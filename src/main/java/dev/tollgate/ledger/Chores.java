package dev.tollgate.ledger;

import java.sql.SQLException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the writer does when nobody waits for it: the heartbeat, taking over what dead replicas left, the hourly sums, deleting
 * old entries. Each in small pieces, so that an entry that comes meanwhile does not wait long.
 */
final class Chores {
    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
    private static final int SUM_AT_ONCE = 512;
    private static final int MOST_PER_TRANSACTION = 200;

    private final Sql sql;
    private final Timing timing;
    private final Liveness liveness;
    private final RetentionPass retention;
    private long nextBeat;
    private long nextSum;
    private int unsummed;

    Chores(Sql sql, Clock clock, Timing timing, Retention retention, ProcessId process) {
        this.sql = sql;
        this.timing = timing;
        this.liveness = new Liveness(process, timing.patience());
        this.retention = new RetentionPass(retention, clock, timing.retention());
    }

    /** A connection was opened; whatever was known of the others is old. */
    void reset() {
        liveness.reset();
        nextBeat = System.nanoTime();
        nextSum = nextBeat;
        unsummed = 1;
    }

    /** So many settled entries were written. */
    void written(int settled) {
        if (unsummed == 0 && settled > 0) {
            nextSum = System.nanoTime() + timing.sum().toNanos();
        }
        unsummed += settled;
        if (unsummed >= SUM_AT_ONCE) {
            nextSum = System.nanoTime();
        }
    }

    /** Nanoseconds until there is something to do. */
    long dueIn(long now) {
        long due = Math.min(nextBeat - now, retention.dueIn(now));
        return unsummed > 0 ? Math.min(due, nextSum - now) : due;
    }

    /** Does one thing that is due, and returns the new head of the chain. */
    Chain run(Book book, Chain head, long now) throws SQLException {
        if (unsummed > 0 && nextSum - now <= 0) {
            book.sum(head.number());
            unsummed = 0;
            return head;
        }
        if (nextBeat - now <= 0) {
            nextBeat = now + timing.heartbeat().toNanos();
            book.beat(head);
            return takeOver(book, head, now);
        }
        return retention.run(book, head, now);
    }

    private Chain takeOver(Book book, Chain head, long now) throws SQLException {
        Chain chain = head;
        for (ReplicaTable.Other other : book.others(head)) {
            if (sql.oneWriter() || liveness.isDead(other, now)) {
                chain = takeOver(book, chain, other);
            }
        }
        return chain;
    }

    private Chain takeOver(Book book, Chain head, ReplicaTable.Other dead) throws SQLException {
        Chain chain = head;
        if (dead.open()) {
            Chain before;
            do {
                before = chain;
                chain = book.interrupt(before, dead.chain(), MOST_PER_TRANSACTION);
            } while (chain.seq() > before.seq());
            unsummed += (int) (chain.seq() - head.seq());
            LOG.info(
                    "{} requests were under way when replica {} on {} ended; they are marked interrupted",
                    chain.seq() - head.seq(),
                    dead.chain(),
                    dead.process().host());
        }
        if (dead.unsummed()) {
            book.sum(dead.chain());
        }
        if (!dead.ended()) {
            book.end(dead.chain());
        }
        return chain;
    }
}

package dev.tollgate.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes old entries, a small batch at a time, rule by rule, and then rests. */
final class RetentionPass {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionPass.class);
    private static final int BATCH = 200;
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(50);

    private final List<Retention.Rule> rules;
    private final Clock clock;
    private final Duration rest;
    private int rule;
    private EntryTable.Position position = EntryTable.Position.START;
    private long next = System.nanoTime();
    private long deleted;

    RetentionPass(Retention retention, Clock clock, Duration rest) {
        this.rules = retention.rules();
        this.clock = clock;
        this.rest = rest;
    }

    long dueIn(long now) {
        return rules.isEmpty() ? Long.MAX_VALUE : next - now;
    }

    Chain run(Book book, Chain head, long now) throws SQLException {
        Retention.Rule current = rules.get(rule);
        List<BookedEntry> old = book.olderThan(current.state(), clock.instant().minus(current.keep()), position, BATCH);
        Chain chain = head;
        if (!old.isEmpty()) {
            chain = book.delete(head, old);
            deleted += old.size();
            Entry last = old.getLast().entry();
            position = new EntryTable.Position(last.startedAt(), last.id());
        }
        next = now + (old.size() == BATCH ? BETWEEN_BATCHES : nextRule()).toNanos();
        return chain;
    }

    private Duration nextRule() {
        position = EntryTable.Position.START;
        rule = (rule + 1) % rules.size();
        if (rule > 0) {
            return BETWEEN_BATCHES;
        }
        if (deleted > 0) {
            LOG.info("{} entries were deleted because of their age", deleted);
            deleted = 0;
        }
        return rest;
    }
}

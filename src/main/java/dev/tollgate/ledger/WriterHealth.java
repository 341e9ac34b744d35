package dev.tollgate.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the store can be written, told to the log when that changes. Changed on the writer's thread, read on any. */
final class WriterHealth {
    private static final Logger LOG = LoggerFactory.getLogger(WriterHealth.class);

    private final Clock clock;
    private volatile LedgerHealth health;
    private int failures;

    WriterHealth(Clock clock) {
        this.clock = clock;
        this.health = new LedgerHealth(true, null, clock.instant());
    }

    LedgerHealth now() {
        return health;
    }

    void fine() {
        if (!health.writable()) {
            Instant now = clock.instant();
            LOG.info(
                    "The ledger can be written again, after {} s",
                    Duration.between(health.since(), now).toSeconds());
            health = new LedgerHealth(true, null, now);
        }
        failures = 0;
    }

    void failed(Exception failure, int waiting) {
        failures++;
        String problem = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        if (health.writable()) {
            LOG.error(
                    "The ledger cannot be written; {} entries wait and are tried again: {}", waiting, problem, failure);
            health = new LedgerHealth(false, problem, clock.instant());
        } else {
            LOG.debug("The ledger still cannot be written; {} entries wait: {}", waiting, problem);
            health = new LedgerHealth(false, problem, health.since());
        }
    }

    /** How long to wait before the next try: twice as long each time. */
    Duration backoff(Duration first, Duration longest) {
        Duration next = first.multipliedBy(1L << Math.min(failures, 10));
        return next.compareTo(longest) < 0 ? next : longest;
    }
}

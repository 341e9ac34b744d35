package dev.tollgate.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells the dead replicas from the living. One is dead when its process is gone from this very machine, or when its heartbeat
 * has stood still for as long as we watched it without a break. No clock is compared with another's, and after the database
 * was away everyone has the time to come back.
 */
final class Liveness {
    private final ProcessId self;
    private final Duration patience;
    private final Map<Long, Seen> seen = new HashMap<>();

    private record Seen(Instant heartbeat, long sinceNanos) {}

    /** @param patience how long a heartbeat may stand still */
    Liveness(ProcessId self, Duration patience) {
        this.self = self;
        this.patience = patience;
    }

    /** The watch was broken off. */
    void reset() {
        seen.clear();
    }

    boolean isDead(ReplicaTable.Other other, long nowNanos) {
        if (other.ended() || other.process().isGoneFor(self)) {
            return true;
        }
        Seen before = seen.get(other.chain());
        if (before == null || !before.heartbeat().equals(other.heartbeat())) {
            seen.put(other.chain(), new Seen(other.heartbeat(), nowNanos));
            return false;
        }
        return nowNanos - before.sinceNanos() >= patience.toNanos();
    }
}

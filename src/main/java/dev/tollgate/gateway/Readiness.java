package dev.tollgate.gateway;

import dev.tollgate.ledger.Ledger;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Whether a load balancer should send traffic here. */
@Singleton
final class Readiness {
    private final @Nullable Ledger ledger;
    private volatile boolean ready;

    Readiness(@Nullable Ledger ledger) {
        this.ledger = ledger;
    }

    /** Not while every request would be refused for want of a ledger. */
    boolean ready() {
        return ready && (ledger == null || ledger.accepts());
    }

    void ready(boolean ready) {
        this.ready = ready;
    }
}

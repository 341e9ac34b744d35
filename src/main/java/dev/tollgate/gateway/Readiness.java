package dev.tollgate.gateway;

import jakarta.inject.Singleton;

/** Whether a load balancer should send traffic here. */
@Singleton
final class Readiness {
    private volatile boolean ready;

    boolean ready() {
        return ready;
    }

    void ready(boolean ready) {
        this.ready = ready;
    }
}

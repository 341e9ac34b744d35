package dev.tollgate.gateway;

import dev.tollgate.config.Configuration;

/** The configuration that is served at this moment. */
final class CurrentConfiguration {
    private volatile Configuration now;

    CurrentConfiguration(Configuration now) {
        this.now = now;
    }

    Configuration now() {
        return now;
    }

    void change(Configuration next) {
        now = next;
    }
}

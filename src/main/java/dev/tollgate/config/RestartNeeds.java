package dev.tollgate.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which changes a running process cannot take over. Pure. */
final class RestartNeeds {
    private RestartNeeds() {}

    /** The keys that differ, as the file names them. */
    static List<String> between(Configuration running, Configuration next) {
        List<String> keys = new ArrayList<>();
        add(keys, "config.adminAddr", running.admin(), next.admin());
        add(keys, "config.adminToken", running.adminToken(), next.adminToken());
        add(keys, "config.statsAddr", running.stats(), next.stats());
        add(keys, "config.readinessAddr", running.readiness(), next.readiness());
        add(
                keys,
                "config.logging.format",
                running.logging().format(),
                next.logging().format());
        add(
                keys,
                "config.logging.accessLog",
                running.logging().accessLog(),
                next.logging().accessLog());
        add(
                keys,
                "frontendPolicies.accessLog",
                running.logging().remove(),
                next.logging().remove());
        add(keys, "config.telemetry", running.telemetry(), next.telemetry());
        add(keys, "config.ledger", running.ledger(), next.ledger());
        add(keys, "frontendPolicies.http.maxBufferSize", running.maxBody(), next.maxBody());
        return keys;
    }

    private static void add(List<String> keys, String key, @Nullable Object running, @Nullable Object next) {
        if (!Objects.equals(running, next)) {
            keys.add(key);
        }
    }
}

package dev.tollgate.config;

import dev.tollgate.config.form.Durations;
import dev.tollgate.config.form.Fault;
import dev.tollgate.config.form.Reading;
import dev.tollgate.config.form.Text;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables that stand for a key of the file: agentgateway's, which overrule it, and {@code TOLLGATE_LISTEN}. */
record EnvironmentSettings(Map<String, String> environment, Reading reading) {
    @Nullable
    InetSocketAddress admin() {
        return read("ADMIN_ADDR", Texts.ADDRESS);
    }

    @Nullable
    InetSocketAddress stats() {
        return read("STATS_ADDR", Texts.ADDRESS);
    }

    @Nullable
    InetSocketAddress readiness() {
        return read("READINESS_ADDR", Texts.ADDRESS);
    }

    @Nullable
    Duration drain() {
        return read("CONNECTION_TERMINATION_DEADLINE", Durations.FORM);
    }

    /** The address of every bind, for a container image to set; the file overrules it, which is written on purpose. */
    @Nullable
    String listen() {
        return read("TOLLGATE_LISTEN", Texts.LISTEN);
    }

    /** An empty variable is as good as none. */
    private <T> @Nullable T read(String name, Text<T> form) {
        String held = environment.get(name);
        if (held == null || held.isEmpty()) {
            return null;
        }
        T value = form.parse().apply(held);
        if (value == null) {
            reading.fault(Fault.of("the environment", name + " is not sound", form.expected()));
        }
        return value;
    }
}

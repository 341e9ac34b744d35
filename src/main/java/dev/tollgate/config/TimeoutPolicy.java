package dev.tollgate.config;

import dev.tollgate.config.form.Durations;
import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.Mapping;
import dev.tollgate.forward.Timeouts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code timeout}: how long a provider may take. */
final class TimeoutPolicy {
    private static final Key<Duration> REQUEST = Key.optional(
            "requestTimeout", Durations.FORM, "for the whole exchange, streams included; no limit unless given");
    private static final Key<Duration> BACKEND_REQUEST = Key.optional(
            "backendRequestTimeout",
            Durations.FORM,
            "for one attempt, to the head of its answer; no limit unless given");
    private static final Key<Duration> CONNECT = Key.optional(
            "connectTimeout",
            Durations.FORM,
            "until the connection stands; " + Views.text(Timeouts.DEFAULT.connect()) + " unless given");
    private static final Key<Duration> FIRST_BYTE = Key.optional(
            "firstByteTimeout",
            Durations.FORM,
            "from the request sent to the head of the answer; " + Views.text(Timeouts.DEFAULT.firstByte())
                    + " unless given");
    private static final Key<Duration> IDLE = Key.optional(
            "idleTimeout",
            Durations.FORM,
            "between two pieces of an answer; " + Views.text(Timeouts.DEFAULT.idle()) + " unless given");

    static final PolicyKey KEY = new PolicyKey(
            Key.telling(
                    "timeout",
                    Mapping.of(REQUEST, BACKEND_REQUEST, CONNECT, FIRST_BYTE, IDLE)
                            .reads(fields -> new Timeouts(
                                    fields.get(CONNECT, Timeouts.DEFAULT.connect()),
                                    fields.get(FIRST_BYTE, Timeouts.DEFAULT.firstByte()),
                                    fields.get(IDLE, Timeouts.DEFAULT.idle()),
                                    fields.find(REQUEST),
                                    fields.find(BACKEND_REQUEST))),
                    "limits of time"),
            policies -> view(policies.find(Timeouts.class)));

    private TimeoutPolicy() {}

    private static @Nullable Map<String, Object> view(@Nullable Timeouts timeouts) {
        if (timeouts == null) {
            return null;
        }
        Map<String, Object> view = new LinkedHashMap<>();
        Views.put(view, "requestTimeout", timeouts.request());
        Views.put(view, "backendRequestTimeout", timeouts.backendRequest());
        Views.put(view, "connectTimeout", timeouts.connect());
        Views.put(view, "firstByteTimeout", timeouts.firstByte());
        Views.put(view, "idleTimeout", timeouts.idle());
        return view;
    }
}

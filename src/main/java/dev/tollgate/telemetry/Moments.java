package dev.tollgate.telemetry;

import dev.tollgate.pipeline.Exchange;
import java.time.Instant;

/** Turns readings of {@link System#nanoTime()} into time of day, by the one moment of which an exchange knows both. */
final class Moments {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private Moments() {}

    /** Nanoseconds since 1970, UTC. */
    static long epochNanos(Exchange exchange, long nanoTime) {
        Instant start = exchange.startedAt();
        return start.getEpochSecond() * NANOS_PER_SECOND + start.getNano() + (nanoTime - exchange.startedNanos());
    }

    static double seconds(long nanos) {
        return nanos / 1e9;
    }
}

package dev.tollgate.telemetry.accesslog;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** {@code 2025-10-16T20:10:17.919575Z}: UTC, always six digits. Keeps the text of the last second, since most lines share it. */
final class Timestamp {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int NANOS_PER_MICRO = 1000;

    private long second = Long.MIN_VALUE;
    private String text = "";

    void append(StringBuilder out, long epochNanos) {
        long now = Math.floorDiv(epochNanos, NANOS_PER_SECOND);
        if (now != second) {
            second = now;
            text = SECOND.format(Instant.ofEpochSecond(now));
        }
        long micros = Math.floorMod(epochNanos, NANOS_PER_SECOND) / NANOS_PER_MICRO;
        out.append(text).append('.');
        for (long digit = 100_000; digit > 0; digit /= 10) {
            out.append((char) ('0' + micros / digit % 10));
        }
        out.append('Z');
    }
}

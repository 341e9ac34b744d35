package dev.tollgate.telemetry;

import java.util.Set;

/**
 * The access log and the application's own log.
 *
 * @param level {@code error}, {@code warn}, {@code info}, {@code debug} or {@code trace}
 * @param format one line of {@code key=value} pairs, or one JSON object
 * @param accessLog whether a line is written for each request
 * @param remove keys left out of the access log
 */
public record LoggingSettings(String level, Format format, boolean accessLog, Set<String> remove) {
    /** How a line looks. */
    public enum Format {
        TEXT,
        JSON
    }

    public static final LoggingSettings DEFAULT = new LoggingSettings("info", Format.TEXT, true, Set.of());

    public LoggingSettings {
        remove = Set.copyOf(remove);
    }
}

package dev.tollgate.telemetry.accesslog;

import org.jspecify.annotations.Nullable;

/** One line that is being written. Values come from requests and hold anything. */
sealed interface Line permits TextLine, JsonLine {
    /** Begins the line. */
    void begin(long epochNanos);

    /** Adds a text; null adds nothing. */
    void text(String key, @Nullable String value);

    /** Adds a number in the spelling of JSON. */
    void number(String key, String value);

    /** Ends the line, with its line feed. */
    void end();
}

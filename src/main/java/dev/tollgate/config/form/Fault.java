package dev.tollgate.config.form;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, and where.
 *
 * @param file the name of what was read, as the user gave it
 * @param line counted from 1; 0 where no line can be named
 * @param column counted from 1, in characters
 * @param what what is there
 * @param expected what should be; null where {@code what} says all
 */
public record Fault(
        String file,
        int line,
        int column,
        String what,
        @Nullable String expected) {
    /** By file, then place. */
    public static final Comparator<Fault> BY_PLACE =
            Comparator.comparing(Fault::file).thenComparingInt(Fault::line).thenComparingInt(Fault::column);

    /** A fault of the whole file or of something outside of it. */
    public static Fault of(String file, String what, @Nullable String expected) {
        return new Fault(file, 0, 0, what, expected);
    }

    /** {@code config.yaml:12:7: requestTimeout is "1x" (expected: a duration such as 60s)} */
    @Override
    public String toString() {
        String place = line == 0 ? file : file + ":" + line + ":" + column;
        return place + ": " + what + (expected == null ? "" : " (expected: " + expected + ")");
    }
}

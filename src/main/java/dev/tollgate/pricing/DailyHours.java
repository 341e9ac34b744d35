package dev.tollgate.pricing;

import java.time.Instant;
import java.time.LocalTime;

/**
 * Hours of each day in UTC, over midnight where {@code end} is before {@code start}.
 *
 * @param start the first moment
 * @param end the first moment after
 */
public record DailyHours(LocalTime start, LocalTime end) {
    private static final long DAY = 86_400;

    boolean contains(Instant at) {
        long second = Math.floorMod(at.getEpochSecond(), DAY);
        long from = start.toSecondOfDay();
        long to = end.toSecondOfDay();
        return from <= to ? from <= second && second < to : second >= from || second < to;
    }

    @Override
    public String toString() {
        return start + "-" + end + " UTC";
    }
}

package dev.tollgate.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/**
 * Writes moments as ISO 8601 in UTC with six digits of the second, such as {@code 2026-11-24T15:04:05.000001Z}. Each entry has
 * three of them in its hash, and a {@link DateTimeFormatter} takes ten times as long.
 */
final class Microseconds {
    private static final int SECONDS_PER_DAY = 86_400;
    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long END = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final DateTimeFormatter ANY_YEAR =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter(Locale.ROOT);

    private Microseconds() {}

    static String text(Instant time) {
        long second = time.getEpochSecond();
        if (second < FIRST || second > END) {
            return ANY_YEAR.format(time);
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_PER_DAY));
        int ofDay = Math.floorMod(second, SECONDS_PER_DAY);
        byte[] text = "0000-00-00T00:00:00.000000Z".getBytes(StandardCharsets.ISO_8859_1);
        put(text, 4, date.getYear());
        put(text, 7, date.getMonthValue());
        put(text, 10, date.getDayOfMonth());
        put(text, 13, ofDay / 3600);
        put(text, 16, ofDay / 60 % 60);
        put(text, 19, ofDay % 60);
        put(text, 26, time.getNano() / 1000);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** Writes digits from right to left over the zeros that stand there. */
    private static void put(byte[] text, int end, int number) {
        int at = end;
        for (int rest = number; rest > 0; rest /= 10) {
            at--;
            text[at] = (byte) ('0' + rest % 10);
        }
    }
}

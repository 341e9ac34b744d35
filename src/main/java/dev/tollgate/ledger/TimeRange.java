package dev.tollgate.ledger;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Requests that began in a range of time.
 *
 * @param since the first moment in it; null for the beginning
 * @param until the first moment after it; null for the end
 */
public record TimeRange(@Nullable Instant since, @Nullable Instant until) {
    public static final TimeRange ALL = new TimeRange(null, null);

    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([mhdw])");
    private static final String EXPECTED =
            " (expected: a time ago such as 7d, 24h or 30m, a date such as 2026-11-24, or an instant such as"
                    + " 2026-11-24T15:04:05Z)";

    public TimeRange {
        if (since != null && until != null && until.isBefore(since)) {
            throw new IllegalArgumentException("until is " + until + ", before since, which is " + since);
        }
    }

    /**
     * Reads both ends: {@code 7d} is so long ago, to the second; a date is a whole day in {@code zone}, its first moment for
     * {@code since} and its end for {@code until}, so that {@code 2026-11-01} to {@code 2026-11-30} is all of November; a
     * date and time without offset is in {@code zone}.
     *
     * @throws IllegalArgumentException if an end cannot be read
     */
    public static TimeRange parse(@Nullable String since, @Nullable String until, ZoneId zone, Clock clock) {
        return new TimeRange(
                since == null ? null : instant("since", since, zone, clock, 0),
                until == null ? null : instant("until", until, zone, clock, 1));
    }

    private static Instant instant(String end, String text, ZoneId zone, Clock clock, int extraDays) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            return clock.instant().minus(ago(Long.parseLong(ago.group(1)), ago.group(2)));
        }
        try {
            if (!text.contains("T")) {
                return LocalDate.parse(text)
                        .plusDays(extraDays)
                        .atStartOfDay(zone)
                        .toInstant();
            }
            return text.matches(".*(Z|[+-]\\d\\d(:?\\d\\d)?)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(end + " is \"" + text + "\"" + EXPECTED, e);
        }
    }

    private static Duration ago(long number, String unit) {
        return switch (unit) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
    }
}

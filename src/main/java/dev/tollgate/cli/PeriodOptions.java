package dev.tollgate.cli;

import dev.tollgate.ledger.TimeRange;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which time a command looks at. */
final class PeriodOptions {
    private final Clock clock;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "requests that began at or after it: 7d, 24h or 30m ago, a date such as 2026-11-24,"
                    + " or an instant such as 2026-11-24T15:04:05Z")
    private @Nullable String since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "requests that began before it; a date counts to its end")
    private @Nullable String until;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "the time zone of dates, days and hours, such as Europe/Berlin; this machine's by default")
    private @Nullable String zone;

    PeriodOptions(Clock clock) {
        this.clock = clock;
    }

    /** @throws IllegalArgumentException if there is no such zone */
    ZoneId zone() {
        try {
            return zone == null ? clock.getZone() : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "--zone is \"" + zone + "\" (expected: a time zone such as UTC or Europe/Berlin)", e);
        }
    }

    /** @throws IllegalArgumentException if an end cannot be read */
    TimeRange range() {
        return TimeRange.parse(since, until, zone(), clock);
    }
}

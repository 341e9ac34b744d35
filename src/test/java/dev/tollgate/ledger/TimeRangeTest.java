package dev.tollgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimeRangeTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static TimeRange range(@Nullable String since, @Nullable String until) {
        return TimeRange.parse(since, until, PARIS, CLOCK);
    }

    @Test
    void aTimeAgoIsExact() {
        assertThat(range("7d", "30m"))
                .isEqualTo(new TimeRange(Instant.parse("2026-11-17T12:00:00Z"), Instant.parse("2026-11-24T11:30:00Z")));
        assertThat(range("2w", "24h"))
                .isEqualTo(new TimeRange(Instant.parse("2026-11-10T12:00:00Z"), Instant.parse("2026-11-23T12:00:00Z")));
    }

    @Test
    void aDateIsAWholeDayInTheZone() {
        assertThat(range("2026-11-01", "2026-11-30"))
                .isEqualTo(new TimeRange(Instant.parse("2026-10-31T23:00:00Z"), Instant.parse("2026-11-30T23:00:00Z")));
    }

    @Test
    void anInstantIsItself() {
        assertThat(range("2026-11-01T10:00:00Z", "2026-11-01T12:00:00+01:00"))
                .isEqualTo(new TimeRange(Instant.parse("2026-11-01T10:00:00Z"), Instant.parse("2026-11-01T11:00:00Z")));
        assertThat(range("2026-11-01T10:00:00", null).since()).isEqualTo(Instant.parse("2026-11-01T09:00:00Z"));
    }

    @Test
    void whatIsNoTimeIsRefused() {
        for (String text : new String[] {"7x", "2026-13-01", "2026-11-01T25:00:00Z", ""}) {
            assertThatThrownBy(() -> range(text, null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("since is \"" + text + "\" (expected: a time ago such as 7d");
        }
        assertThatThrownBy(() -> range("1d", "2d")).hasMessageContaining("before since");
    }
}

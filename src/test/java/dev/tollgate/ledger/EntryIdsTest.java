package dev.tollgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntryIdsTest {
    @Test
    void idsAreOfVersionSevenAndGrowAlsoWhenTheClockGoesBack() {
        EntryIds ids = new EntryIds();
        Instant now = Instant.parse("2026-11-24T12:00:00.123456Z");
        UUID last = ids.next(now);
        assertThat(last.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
        for (int i = 0; i < 10_000; i++) {
            UUID next = ids.next(i % 2 == 0 ? now : now.minusSeconds(i));
            assertThat(next.version()).isEqualTo(7);
            assertThat(next.variant()).isEqualTo(2);
            assertThat(next.toString()).isGreaterThan(last.toString());
            last = next;
        }
    }
}

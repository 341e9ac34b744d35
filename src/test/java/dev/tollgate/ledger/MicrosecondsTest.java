package dev.tollgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MicrosecondsTest {
    @Test
    void momentsAreWrittenAsTheJdkWritesThem() {
        var formatter = new DateTimeFormatterBuilder().appendInstant(6).toFormatter();
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            Instant time = Instant.ofEpochSecond(
                    random.nextLong(-70_000_000_000L, 300_000_000_000L), random.nextInt(1_000_000_000));
            assertThat(Microseconds.text(time)).isEqualTo(formatter.format(time));
        }
        assertThat(Microseconds.text(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00.000000Z");
    }
}

package dev.tollgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several gateways on one PostgreSQL. */
class ReplicasTest extends StoreTest {
    ReplicasTest() {
        super(TestStore.POSTGRESQL);
    }

    private List<EntryState> statesOfOthers(Entry own) {
        return rows().stream()
                .map(BookedEntry::entry)
                .filter(entry -> !entry.id().equals(own.id()))
                .map(Entry::state)
                .distinct()
                .toList();
    }

    @Test
    void theOpenEntriesOfTheDeadBecomeInterruptedAndThoseOfTheLivingDoNot() throws Exception {
        LedgerUrl.Postgres postgres = (LedgerUrl.Postgres) url();
        // patient enough for a machine so busy that the other process does not run for seconds
        Timing patient = new Timing(
                QUICK.linger(),
                QUICK.heartbeat(),
                Duration.ofSeconds(20),
                QUICK.sum(),
                QUICK.retention(),
                QUICK.longestBackoff());
        Ledger living = start(LedgerSettings.of(url()), patient);
        Entry own = Samples.open(Instant.now(), 1);
        living.opened(own);
        try (WriterProcess other = WriterProcess.start(
                "postgres://postgres@localhost:" + postgres.port() + "/" + postgres.database(), 3)) {
            until(() -> statesOfOthers(own).containsAll(List.of(EntryState.OPEN, EntryState.COMPLETED)));
            Thread.sleep(20 * QUICK.heartbeat().toMillis());
            assertThat(statesOfOthers(own)).doesNotContain(EntryState.INTERRUPTED);
            other.kill();
        }
        until(() -> !statesOfOthers(own).contains(EntryState.OPEN));
        assertThat(statesOfOthers(own)).contains(EntryState.INTERRUPTED);
        assertThat(reader().request(own.id().toString())
                        .getFirst()
                        .entry()
                        .entry()
                        .state())
                .isEqualTo(EntryState.OPEN);
        assertThat(reader().verify().problems()).isEmpty();
    }

    @Test
    void whoWasThoughtDeadMaySettleAfterAll() throws Exception {
        Timing silent = new Timing(
                QUICK.linger(),
                Duration.ofHours(1),
                QUICK.patience(),
                QUICK.sum(),
                QUICK.retention(),
                Duration.ofSeconds(1));
        Ledger first = start(LedgerSettings.of(url()), silent);
        Entry open = Samples.open(Instant.now(), 1);
        first.opened(open);
        until(() -> rows().size() == 1);
        Ledger second = start();
        until(() -> rows().getFirst().entry().state() == EntryState.INTERRUPTED);
        settle(second, 5);

        Entry settled = Samples.completed(open, 1);
        await(first.settle(settled, Samples.attempts(settled)));
        assertThat(rows()).hasSize(6);
        assertThat(reader().request(open.id().toString()).getFirst().entry().entry())
                .isEqualTo(settled);
        assertThat(reader().verify().problems()).isEmpty();
        first.close();
        second.close();
        assertThat(reader().verify().problems()).isEmpty();
    }

    @Test
    void twoWriteAtTheSameTime() throws Exception {
        Ledger first = start();
        Ledger second = start();
        for (int i = 0; i < 5; i++) {
            settle(first, 200);
            settle(second, 200);
        }
        assertThat(rows()).hasSize(2000);
        assertThat(reader().verify().chains()).isEqualTo(2);
        assertThat(reader().verify().problems()).isEmpty();
    }
}

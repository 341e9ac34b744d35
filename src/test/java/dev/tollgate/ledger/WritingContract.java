package dev.tollgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.llm.Usage;
import dev.tollgate.llm.UsageSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

abstract class WritingContract extends StoreTest {
    WritingContract(TestStore store) {
        super(store);
    }

    @Test
    void aSettledEntryIsReadBackAsItWas() throws Exception {
        Entry entry = Samples.completed(Samples.open(Instant.now(), 4), 4);
        await(start().settle(entry, Samples.attempts(entry)));

        RequestDetail found = reader().request(entry.id().toString()).getFirst();
        assertThat(found.entry().entry()).isEqualTo(entry);
        assertThat(found.entry().link()).hasToString("link 1 of chain 1");
        assertThat(found.attempts()).isEqualTo(Samples.attempts(entry));
    }

    @Test
    void anOpenEntryIsThereUntilItIsSettledAndThenOnce() throws Exception {
        Ledger ledger = start();
        Entry entry = Samples.open(Instant.now(), 1);
        ledger.opened(entry);
        until(() -> rows().size() == 1);
        assertThat(rows().getFirst().entry()).isEqualTo(entry);
        assertThat(rows().getFirst().link()).isNull();

        Entry settled = Samples.completed(entry, 1);
        await(ledger.settle(settled, Samples.attempts(settled)));
        assertThat(rows()).extracting(BookedEntry::entry).containsExactly(settled);
        assertThat(rows().getFirst().link()).isNotNull();
    }

    @Test
    void unknownIsNullAndNeverZero() throws Exception {
        Entry open = Samples.open(Instant.now(), 1);
        Entry entry = open.with(Samples.result(open, 1, EntryState.CANCELLED, Charge.UNKNOWN));
        await(start().settle(entry, Samples.attempts(entry)));

        Charge charge = rows().getFirst().entry().result().charge();
        assertThat(charge.usage()).isEqualTo(Usage.UNKNOWN);
        assertThat(charge.costNanoUsd()).isNull();
        assertThat(charge.source()).isEqualTo(UsageSource.UNKNOWN);
    }

    @Test
    void everyAttemptIsALine() throws Exception {
        Entry open = Samples.open(Instant.now(), 1);
        Entry entry = Samples.completed(open, 1);
        Entry failed = open.with(Samples.result(open, 1, EntryState.FAILED, Charge.UNKNOWN));
        List<AttemptLine> lines = List.of(Samples.attempt(failed, 1), Samples.attempt(entry, 2));
        await(start().settle(entry, lines));

        assertThat(reader().request(entry.requestId()).getFirst().attempts()).isEqualTo(lines);
        assertThat(reader().verify().problems()).isEmpty();
    }

    @Test
    void whatTheStoresCannotHoldIsMadeToFit() throws Exception {
        Entry open = Samples.open(Instant.now(), 1);
        Caller caller = new Caller("k\0ey", null, "u".repeat(300), null, "€\n\\", null, null, Map.of("t\0", "v\0"));
        Entry odd = new Entry(open.id(), open.requestId(), open.startedAt(), open.asked(), caller, null, open.result());
        Entry settled = Samples.completed(odd, 1);
        await(start().settle(settled, Samples.attempts(settled)));

        Caller read = rows().getFirst().entry().caller();
        assertThat(read.keyId()).isEqualTo("k\uFFFDey");
        assertThat(read.user()).hasSize(256);
        assertThat(read.sessionId()).isEqualTo("€\n\\");
        assertThat(read.tags()).containsExactly(Map.entry("t\uFFFD", "v\uFFFD"));
        assertThat(reader().verify().problems()).isEmpty();
    }

    @Test
    void anEntrySettledTwiceIsRefusedAndItsNeighboursAreWritten() throws Exception {
        Ledger ledger = start();
        Entry twice = Samples.completed(Samples.open(Instant.now(), 0), 0);
        await(ledger.settle(twice, Samples.attempts(twice)));
        List<CompletionStage<@Nullable Void>> stages = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            Entry entry = i == 10 ? twice : Samples.completed(Samples.open(Instant.now(), i), i);
            stages.add(ledger.settle(entry, Samples.attempts(entry)));
        }
        for (int i = 1; i <= 20; i++) {
            CompletionStage<@Nullable Void> stage = stages.get(i - 1);
            if (i == 10) {
                assertThatThrownBy(() -> await(stage)).hasCauseInstanceOf(LedgerException.class);
            } else {
                await(stage);
            }
        }
        assertThat(rows()).hasSize(20);
        assertThat(ledger.pending()).isZero();
        assertThat(ledger.health().writable()).isTrue();
        assertThat(reader().verify().problems()).isEmpty();
    }

    @Test
    void closingWritesWhatWaits() {
        Ledger ledger = start();
        for (int i = 0; i < 2000; i++) {
            Entry entry = Samples.completed(Samples.open(Instant.now(), i), i);
            ledger.settle(entry, Samples.attempts(entry));
        }
        ledger.close();
        assertThat(rows()).hasSize(2000);
        assertThat(reader().verify().problems()).isEmpty();
    }

    @Test
    void whatWasUnderWayWhenTheGatewayEndedBecomesInterrupted() throws Exception {
        Ledger first = start();
        Entry running = Samples.open(Instant.now(), 1);
        first.opened(running);
        first.close();
        assertThat(rows()).extracting(row -> row.entry().state()).containsExactly(EntryState.OPEN);

        start();
        until(() -> rows().getFirst().entry().state() == EntryState.INTERRUPTED);
        Entry interrupted = rows().getFirst().entry();
        assertThat(interrupted).isEqualTo(running.with(running.result().interrupted()));
        assertThat(interrupted.result().charge()).isEqualTo(Charge.UNKNOWN);
        assertThat(reader().verify().problems()).isEmpty();
    }
}

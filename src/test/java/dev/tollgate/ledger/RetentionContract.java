package dev.tollgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class RetentionContract extends StoreTest {
    RetentionContract(TestStore store) {
        super(store);
    }

    private LedgerSettings keeping(Map<EntryState, Duration> keep) {
        LedgerSettings settings = LedgerSettings.of(url());
        return new LedgerSettings(
                settings.url(),
                settings.durability(),
                settings.onFailure(),
                settings.onClientDisconnect(),
                new Retention(keep),
                false,
                settings.capacity());
    }

    /** 900 entries, every third failed; the first 600 are three days old. */
    private void book() throws Exception {
        Ledger ledger = start();
        Instant now = Instant.now();
        for (int i = 0; i < 900; i++) {
            Entry open = Samples.open(i < 600 ? now.minus(Duration.ofDays(3)).plusMillis(i) : now, i);
            Entry entry = i % 3 == 0
                    ? open.with(Samples.result(open, i, EntryState.FAILED, Charge.UNKNOWN))
                    : Samples.completed(open, i);
            ledger.settle(entry, Samples.attempts(entry));
        }
        ledger.close();
    }

    private long requests(String filter) {
        UsageReport report =
                reader().usage(new UsageQuery(List.of(), ALL, ZoneOffset.UTC, List.of(Filter.parse(filter))));
        return report.rows().stream().mapToLong(UsageReport.Row::requests).sum();
    }

    @Test
    void nothingIsDeletedUnlessItIsSaid() throws Exception {
        book();
        start();
        Thread.sleep(500);
        assertThat(rows()).hasSize(900);
    }

    @Test
    void oldEntriesOfAStateGoAndTheRestStillVerifies() throws Exception {
        book();
        Ledger ledger = start(keeping(Map.of(EntryState.FAILED, Duration.ofDays(2))), QUICK);
        until(() -> rows().size() == 700);
        settle(ledger, 5);
        assertThat(rows()).hasSize(705);
        assertThat(requests("state=failed")).isEqualTo(100);
        assertThat(requests("state=completed")).isEqualTo(605);
        ledger.close();
        assertThat(reader().verify().problems()).isEmpty();

        start(keeping(Map.of(EntryState.FAILED, Duration.ofDays(2), EntryState.COMPLETED, Duration.ofDays(1))), QUICK);
        until(() -> rows().size() == 305);
        assertThat(reader().verify().problems()).isEmpty();
    }

    @Test
    void whatIsTakenAwayBesidesIsStillFound() throws Exception {
        book();
        Ledger ledger = start(keeping(Map.of(EntryState.COMPLETED, Duration.ofDays(2))), QUICK);
        until(() -> rows().size() == 500);
        ledger.close();
        change("DELETE FROM entry WHERE chain = 1 AND chain_seq = 4");
        assertThat(reader().verify().problems())
                .anySatisfy(problem -> assertThat(problem.message()).startsWith("chain 1: link 4 is missing"));
        change("DELETE FROM checkpoint WHERE chain_seq = (SELECT max(chain_seq) FROM checkpoint)");
        assertThat(reader().verify().problems())
                .anySatisfy(problem ->
                        assertThat(problem.message()).contains("chain 2: ").contains("missing"));
    }

    @Test
    void aRetentionThatIsTooShortIsRefused() {
        assertThatThrownBy(() -> new Retention(Map.of(EntryState.FAILED, Duration.ofHours(1))))
                .hasMessage("retention of failed is PT1H (expected: at least a day)");
    }
}

package dev.tollgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

abstract class VerifyContract extends StoreTest {
    VerifyContract(TestStore store) {
        super(store);
    }

    private List<Entry> entries = List.of();

    /** Two chains: one of 30 entries, and one that took over an open one and has 10 more. */
    private void book() throws Exception {
        Ledger first = start();
        entries = settle(first, 30);
        first.opened(Samples.open(Instant.now(), 99));
        first.close();
        Ledger second = start();
        settle(second, 10);
        until(() -> rows().stream().noneMatch(row -> row.entry().state() == EntryState.OPEN));
        second.close();
        assertThat(reader().verify().problems()).isEmpty();
        assertThat(reader().verify().entries()).isEqualTo(41);
    }

    private UUID id(int number) {
        return entries.get(number).id();
    }

    private List<Verification.Problem> problems() {
        return reader().verify().problems();
    }

    @Test
    void aChangedColumnIsFound() throws Exception {
        book();
        assertThat(change("UPDATE entry SET cost_nano_usd = cost_nano_usd - 1 WHERE id = '" + id(17) + "'"))
                .isEqualTo(1);
        assertThat(problems().getFirst())
                .extracting(Verification.Problem::kind, Verification.Problem::id, Verification.Problem::seq)
                .containsExactly(Verification.Kind.CHANGED, id(17), 18L);
        // the hourly sums do not fit any more either, and nothing else is blamed
        assertThat(problems()).hasSize(2);
    }

    @Test
    void everyColumnIsCovered() throws Exception {
        book();
        for (String change : List.of(
                "request_id = 'x'",
                "\"user\" = NULL",
                "state = 'failed'",
                "state = 'nonsense'",
                "state = 'open'",
                "tags = '{\"a\":\"b\"}'",
                "ended_at = NULL",
                "service_tier = NULL",
                "reasoning_tokens = 0")) {
            UUID id = id(5);
            change("UPDATE entry SET " + change + " WHERE id = '" + id + "'");
            assertThat(problems()).as(change).anySatisfy(problem -> {
                assertThat(problem.kind()).isEqualTo(Verification.Kind.CHANGED);
                assertThat(problem.id()).isEqualTo(id);
            });
            change("DELETE FROM entry");
            change("DELETE FROM attempt");
            change("DELETE FROM hourly");
            change("DELETE FROM replica");
            book();
        }
    }

    @Test
    void aChangedAttemptIsFound() throws Exception {
        book();
        change("UPDATE attempt SET provider = 'other' WHERE entry_id = '" + id(3) + "'");
        assertThat(problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.id()).isEqualTo(id(3)));
    }

    @Test
    void changedRatesAreFound() throws Exception {
        book();
        change("UPDATE rates SET rates = '{}'");
        assertThat(problems()).hasSize(40);
    }

    @Test
    void aMissingRowIsFound() throws Exception {
        book();
        change("DELETE FROM entry WHERE id = '" + id(9) + "'");
        change("DELETE FROM attempt WHERE entry_id = '" + id(9) + "'");
        assertThat(problems().getFirst().kind()).isEqualTo(Verification.Kind.MISSING);
        assertThat(problems().getFirst().message())
                .isEqualTo("chain 1: link 10 is missing after entry " + id(8) + " before entry " + id(10));
    }

    @Test
    void missingRowsAtTheEndAreFound() throws Exception {
        book();
        change("DELETE FROM entry WHERE chain = 1 AND chain_seq > 27");
        assertThat(problems().getFirst().message())
                .isEqualTo("chain 1: links 28 to 30 are missing after entry " + id(26));
    }

    @Test
    void anInsertedRowIsFound() throws Exception {
        book();
        String copied = EntryTable.SELECTED.replaceFirst("id, ", "");
        UUID forged = UUID.fromString("019a0000-0000-7000-8000-000000000000");
        change("INSERT INTO entry (id, " + copied + ") SELECT '" + forged + "', " + copied.replace("chain_seq", "NULL")
                + " FROM entry WHERE id = '" + id(2) + "'");
        assertThat(problems()).anySatisfy(problem -> {
            assertThat(problem.kind()).isEqualTo(Verification.Kind.INSERTED);
            assertThat(problem.id()).isEqualTo(forged);
        });
        change("UPDATE entry SET chain_seq = 31 WHERE id = '" + forged + "'");
        assertThat(problems())
                .anySatisfy(problem -> {
                    assertThat(problem.kind()).isEqualTo(Verification.Kind.CHANGED);
                    assertThat(problem.id()).isEqualTo(forged);
                })
                .anySatisfy(problem -> assertThat(problem.kind()).isEqualTo(Verification.Kind.INSERTED));
    }

    @Test
    void aMovedRowIsFound() throws Exception {
        book();
        change("UPDATE entry SET chain_seq = 1000 WHERE id = '" + id(4) + "'");
        change("UPDATE entry SET chain_seq = 5 WHERE id = '" + id(6) + "'");
        change("UPDATE entry SET chain_seq = 7 WHERE id = '" + id(4) + "'");
        assertThat(problems()).extracting(Verification.Problem::id).contains(id(4), id(6));
    }

    @Test
    void aChangedHourlySumIsFound() throws Exception {
        book();
        change("UPDATE hourly SET cost_nano_usd = cost_nano_usd + 1");
        assertThat(problems())
                .isNotEmpty()
                .allSatisfy(problem ->
                        assertThat(problem.message()).contains("are not those of its entries, first in cost_nano_usd"));
    }
}

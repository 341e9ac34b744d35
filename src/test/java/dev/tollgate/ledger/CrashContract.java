package dev.tollgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

abstract class CrashContract extends StoreTest {
    private static final int KILLS = 10;

    CrashContract(TestStore store) {
        super(store);
    }

    @Test
    void aKilledProcessLosesNothingThatWasAcknowledged() throws Exception {
        String url = url() instanceof LedgerUrl.Postgres postgres
                ? "postgres://postgres@localhost:" + postgres.port() + "/" + postgres.database()
                : url().toString();
        Random random = new Random(7);
        Map<String, Long> acknowledged = new HashMap<>();
        for (int i = 0; i < KILLS; i++) {
            try (WriterProcess writer = WriterProcess.start(url, random.nextLong())) {
                until(() -> !writer.acknowledged().isEmpty());
                Thread.sleep(random.nextInt(250));
                writer.kill();
                acknowledged.putAll(writer.acknowledged());
            }
        }
        start();
        until(() -> rows().stream().noneMatch(row -> row.entry().state() == EntryState.OPEN));

        Map<UUID, List<Entry>> entries =
                rows().stream().map(BookedEntry::entry).collect(Collectors.groupingBy(Entry::id));
        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
        assertThat(entries.values()).allSatisfy(same -> assertThat(same).hasSize(1));
        acknowledged.forEach((id, tokens) -> {
            Entry entry = entries.getOrDefault(UUID.fromString(id), List.of()).getFirst();
            assertThat(entry.state()).isEqualTo(EntryState.COMPLETED);
            assertThat(entry.result().charge().usage().inputTokens()).isEqualTo(tokens);
        });
        assertThat(entries.values().stream().flatMap(List::stream).map(Entry::state))
                .contains(EntryState.INTERRUPTED)
                .isSubsetOf(EntryState.COMPLETED, EntryState.INTERRUPTED);
        assertThat(reader().verify().problems()).isEmpty();
    }
}

package dev.tollgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.door.GatewayProcess;
import dev.tollgate.llm.Usage;
import dev.tollgate.simulate.BillEntry;
import dev.tollgate.simulate.BillState;
import dev.tollgate.simulate.Simulator;
import dev.tollgate.simulate.SimulatorOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The proof: gateways are killed with SIGKILL at random moments under load. Whatever answer a client has seen the end of is in
 * the book, once, with the tokens that the provider billed.
 *
 * <p>{@code -Dtollgate.kills=50 -Dtollgate.seed=7} kills more often, and at other moments.
 */
final class KillTest {
    private static final int KILLS = Integer.getInteger("tollgate.kills", 3);
    private static final long SEED = Long.getLong("tollgate.seed", 1);
    private static final int CLIENTS = 24;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void everyAnswerThatAClientSawCompletedIsInTheBookOnceWithTheTokensOfTheBill(TestStore store) throws Exception {
        LedgerUrl url = store.fresh(folder);
        try (Simulator simulator =
                Simulator.start(SimulatorOptions.DEFAULTS.withPace(Duration.ofMillis(3), Duration.ofMillis(1)))) {
            int port = GatewayProcess.freePort();
            Path file = configuration(url, port, simulator.port());
            Set<String> seen = killed(file, port);
            settleWhatIsLeft(url);

            List<Entry> book = book(url);
            Map<String, Entry> byRequest = new HashMap<>();
            book.forEach(entry -> assertThat(byRequest.put(entry.requestId(), entry))
                    .as("a second entry of " + entry.requestId())
                    .isNull());
            Map<String, BillEntry> bill = simulator.bill().entries().stream()
                    .filter(entry -> entry.tag() != null)
                    .collect(Collectors.toMap(BillEntry::tag, entry -> entry, (one, other) -> other));
            assertThat(seen).hasSizeGreaterThan(KILLS * 5);
            assertThat(seen).allSatisfy(tag -> {
                BillEntry billed = bill.get(tag);
                Entry entry = byRequest.get(tag);
                if (billed == null || entry == null) {
                    throw new AssertionError(tag + " is not on the bill or not in the book");
                }
                assertThat(billed.state()).isEqualTo(BillState.COMPLETED);
                assertThat(entry.state()).isEqualTo(EntryState.COMPLETED);
                assertThat(tokens(entry.result().charge().usage())).isEqualTo(tokens(billed.usage()));
                assertThat(entry.result().charge().costNanoUsd()).isNotNull();
            });
            assertThat(book.stream().map(Entry::state))
                    .contains(EntryState.INTERRUPTED)
                    .doesNotContain(EntryState.OPEN);
            assertThat(new LedgerReader(url).verify().problems()).isEmpty();
        }
    }

    /** Kills gateway after gateway; returns the tags of the answers that clients saw the end of. */
    private Set<String> killed(Path file, int port) throws Exception {
        Random random = new Random(SEED);
        KillClients clients = new KillClients(port, CLIENTS, SEED);
        try (clients) {
            for (int i = 0; i < KILLS; i++) {
                try (GatewayProcess gateway = GatewayProcess.start(folder, "-f", file.toString())) {
                    gateway.awaitOpen(port);
                    clients.awaitSome();
                    Thread.sleep(random.nextInt(400));
                    gateway.kill();
                }
            }
        }
        return clients.completed();
    }

    private Path configuration(LedgerUrl url, int port, int upstream) throws Exception {
        String place = url instanceof LedgerUrl.Postgres postgres
                ? "postgres://postgres@localhost:" + postgres.port() + "/" + postgres.database()
                : url.toString();
        return Files.writeString(folder.resolve("config.yaml"), """
                config: { adminAddr: "127.0.0.1:0", statsAddr: "127.0.0.1:0", readinessAddr: "127.0.0.1:0", logging: { accessLog: false }, ledger: { url: "%1$s" } }
                binds:
                - port: %2$d
                  listeners:
                  - routes:
                    - matches: [ { path: { pathPrefix: /v1/messages } } ]
                      backends: [ { ai: { name: anthropic, hostOverride: "127.0.0.1:%3$d", provider: { anthropic: {} }, routes: { "*": messages } } } ]
                    - backends: [ { ai: { name: openai, hostOverride: "127.0.0.1:%3$d", provider: { openAI: {} }, routes: { /v1/chat/completions: completions, /v1/responses: responses } } } ]
                """.formatted(place, port, upstream));
    }

    /** As the next gateway does when it starts. */
    private static void settleWhatIsLeft(LedgerUrl url) throws Exception {
        try (Ledger ledger = Ledger.start(
                LedgerSettings.of(url), LedgerMonitor.NONE, java.time.Clock.systemUTC(), StoreTest.QUICK)) {
            StoreTest.until(() -> book(url).stream().noneMatch(entry -> entry.state() == EntryState.OPEN));
        }
    }

    private static List<Entry> book(LedgerUrl url) {
        List<Entry> entries = new ArrayList<>();
        new LedgerReader(url)
                .requests(new RequestsQuery(TimeRange.ALL, List.of(), 0, null), one -> entries.add(one.entry()));
        return entries;
    }

    /** What is billed; a provider that has nothing cached may leave out the zeros. */
    private static List<Long> tokens(Usage usage) {
        List<Long> tokens = new ArrayList<>();
        for (Long count : new Long[] {
            usage.inputTokens(),
            usage.cacheReadTokens(),
            usage.cacheWrite5mTokens(),
            usage.cacheWrite1hTokens(),
            usage.outputTokens(),
            usage.reasoningTokens()
        }) {
            tokens.add(count == null ? 0 : count);
        }
        return tokens;
    }
}

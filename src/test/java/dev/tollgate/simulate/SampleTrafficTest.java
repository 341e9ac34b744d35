package dev.tollgate.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SampleTrafficTest {
    private static final Set<String> EVERYTHING =
            Set.of("/v1/messages", "/v1/messages?beta=true", "/v1/chat/completions", "/v1/responses", "/v1/embeddings");

    private static Set<String> urls(Simulator simulator) {
        return simulator.requests().stream().map(ReceivedRequest::url).collect(Collectors.toSet());
    }

    private static boolean lively(Simulator simulator) {
        Bill bill = simulator.bill();
        return urls(simulator).containsAll(EVERYTHING)
                && bill.total(BillState.COMPLETED).cacheReadTokens() > 0
                && bill.total(BillState.ABORTED).answers() > 0
                && bill.byModel().size() >= 4;
    }

    @Test
    void everyKindOfTrafficComesAndEndsWhenClosed() throws InterruptedException {
        SampleTrafficOptions options = new SampleTrafficOptions(60, List.of("sk-one", "sk-two"), 7);
        try (Simulator simulator = Simulator.start(SimulatorOptions.DEFAULTS)) {
            Instant patience = Instant.now().plus(Duration.ofMinutes(3));
            try (SampleTraffic traffic = SampleTraffic.start(simulator.uri(), options)) {
                while (!lively(simulator) && Instant.now().isBefore(patience)) {
                    Thread.sleep(50);
                }
                assertThat(traffic.requests()).isGreaterThan(traffic.failures());
                assertThat(traffic.failures()).isPositive();
            }
            assertThat(lively(simulator)).isTrue();

            while (simulator.bill().open() > 0 && Instant.now().isBefore(patience)) {
                Thread.sleep(10);
            }
            int sent = simulator.requests().size();
            Thread.sleep(200);
            assertThat(simulator.requests()).hasSize(sent);
            assertThat(simulator.bill().open()).isZero();
        }
    }

    @Test
    void aRateThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new SampleTrafficOptions(0, List.of("k"), 1))
                .hasMessage("perSecond is 0.0 (expected: 0.1 to 1000)");
        assertThatThrownBy(() -> new SampleTrafficOptions(1, List.of(), 1))
                .hasMessage("keys is empty (expected: one key or more)");
    }
}

package dev.tollgate.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class TroubleTest {
    private static final Simulator SIMULATOR = Simulator.start(SimulatorOptions.DEFAULTS);

    private final Caller caller = Caller.of(SIMULATOR);

    @AfterAll
    static void close() {
        SIMULATOR.close();
    }

    private Caller.Seen stream(String prompt) {
        return caller.messages(prompt, "stream", true);
    }

    private static Duration timed(Runnable task) {
        Instant start = Instant.now();
        task.run();
        return Duration.between(start, Instant.now());
    }

    @Test
    void anErrorEndsTheStreamInEachDialect() {
        assertThat(stream("[[mid:error]] [[long:9]]").text())
                .contains("word2")
                .doesNotContain("word3")
                .contains("event: error\ndata: {\"type\":\"error\"", "overloaded_error");
        assertThat(caller.chat("[[mid:error]] [[long:9]]", "stream", true).text())
                .contains("data: {\"error\":{")
                .doesNotContain("[DONE]");
        assertThat(caller.responses("[[mid:error]] [[long:9]]", "stream", true)
                        .events()
                        .getLast()
                        .at("/response/status")
                        .stringValue(""))
                .isEqualTo("failed");
    }

    @Test
    void aTruncatedStreamEndsWellInHttpOnly() {
        assertThat(stream("[[mid:truncate]] [[long:9]]").text())
                .contains("word2")
                .doesNotContain("message_stop");
    }

    @Test
    void aDisconnectIsSeenAsACut() {
        assertThatThrownBy(() -> stream("[[mid:disconnect]] [[long:9]]")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void troubleComesAsOftenAsItsKeySays() {
        assertThat(stream("[[midonce:truncate:1:k]] [[long:9]]").text()).doesNotContain("message_stop");
        assertThat(stream("[[midonce:truncate:1:k]] [[long:9]]").text()).contains("message_stop");
    }

    @Test
    void oddEventsDoNotEndTheStream() {
        assertThat(stream("[[mid:nullevent]] [[long:9]]").text()).contains("data: null\n\n", "message_stop");

        Caller.Seen bad = stream("[[mid:badutf8]] [[long:9]]");
        assertThat(bad.text()).contains("word2 \uFFFD(", "message_stop");
        assertThat(bad.events()).hasSizeGreaterThan(9);
    }

    @Test
    void aStreamIsSlowOrQuietWhenAsked() {
        assertThat(timed(() -> stream("[[slow:5:40]]"))).isGreaterThan(Duration.ofMillis(199));
        assertThat(timed(() -> stream("[[ttfb:200]]"))).isGreaterThan(Duration.ofMillis(199));
        assertThat(timed(() -> stream("[[idle:200]]"))).isGreaterThan(Duration.ofMillis(199));
        assertThat(stream("[[idleping:1000]]").text().split("event: ping", -1)).hasSize(3);
    }

    @Test
    void latencyAndPaceAreForAllModels() {
        SimulatorOptions slow = SimulatorOptions.DEFAULTS.withPace(Duration.ofMillis(100), Duration.ofMillis(50));
        try (Simulator simulator = Simulator.start(slow)) {
            Caller slowly = Caller.of(simulator);
            assertThat(timed(() -> slowly.chat("[[long:4]]", "stream", true))).isGreaterThan(Duration.ofMillis(299));
        }
    }

    @Test
    void loadIsMadeByAHeader() {
        Caller.Seen seen = caller.send(caller.request("/v1/messages")
                .header("x-simulate", "events=20, size=100, delay=1")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Caller.message("x", "stream", true).toString())));

        assertThat(seen.events().stream()
                        .map(event -> event.at("/delta/text").stringValue(""))
                        .filter(text -> text.length() == 100))
                .hasSize(20);
    }
}

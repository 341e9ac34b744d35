package dev.tollgate.simulate;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.llm.Dialect;
import dev.tollgate.llm.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BillTest {
    private Simulator simulator = Simulator.start(SimulatorOptions.DEFAULTS);
    private Caller caller = Caller.of(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private void restart(SimulatorOptions options) {
        simulator.close();
        simulator = Simulator.start(options);
        caller = Caller.of(simulator);
    }

    /** The only entry of a tag, once it has ended. */
    private BillEntry ended(String tag) throws InterruptedException {
        Instant patience = Instant.now().plus(Duration.ofSeconds(5));
        BillEntry entry = simulator.bill().tagged(tag).getFirst();
        while (entry.state() == BillState.OPEN && Instant.now().isBefore(patience)) {
            Thread.sleep(5);
            entry = simulator.bill().tagged(tag).getFirst();
        }
        return entry;
    }

    @Test
    void anAnswerIsBilledWithWhatItSaid() {
        Caller.Seen seen = caller.send(caller.request("/v1/messages")
                .header("x-request-id", "client-1")
                .header("x-tollgate-request-id", "gateway-1")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .POST(BodyPublishers.ofString(Caller.message("[[id:a]] [[usage:100:50:1000:200:300:7:2]]")
                        .toString())));

        BillEntry entry = simulator.bill().tagged("a").getFirst();
        assertThat(entry.state()).isEqualTo(BillState.COMPLETED);
        assertThat(entry.requestId()).isEqualTo(seen.header("request-id"));
        assertThat(entry.answerId()).isEqualTo(seen.json().path("id").stringValue(""));
        assertThat(entry.dialect()).isEqualTo(Dialect.ANTHROPIC_MESSAGES);
        assertThat(entry.usage()).isEqualTo(new Usage(1600L, 1000L, 200L, 300L, 50L, 7L, 2L, "standard"));
        assertThat(entry.clientRequestId()).isEqualTo("client-1");
        assertThat(entry.gatewayRequestId()).isEqualTo("gateway-1");
        assertThat(entry.traceparent()).startsWith("00-0af7");
    }

    @Test
    void aStreamIsCompletedWhenItsEndHasBeenSeen() {
        for (int i = 0; i < 200; i++) {
            caller.messages("[[usage:3:5]]", "stream", true);
            assertThat(simulator.bill().open()).isZero();
        }

        BillTotals completed = simulator.bill().total(BillState.COMPLETED);
        assertThat(completed.answers()).isEqualTo(200);
        assertThat(completed.inputTokens()).isEqualTo(600);
        assertThat(completed.outputTokens()).isEqualTo(1000);
    }

    @Test
    void aStreamThatTheClientLeavesIsAbortedAndBilledAsFarAsItCame() throws IOException, InterruptedException {
        String body = Caller.message("[[id:left]] [[slow:1000:10]] [[usage:100:1000]]", "stream", true)
                .toString();
        try (InputStream stream = caller.client()
                .send(
                        caller.request("/v1/messages")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofInputStream())
                .body()) {
            stream.readNBytes(2000);
        }

        BillEntry entry = ended("left");
        assertThat(entry.state()).isEqualTo(BillState.ABORTED);
        assertThat(entry.usage().inputTokens()).isEqualTo(100);
        assertThat(entry.usage().outputTokens()).isBetween(1L, 900L);
        assertThat(simulator.requests("left").getFirst().ended()).isEqualTo(ReceivedRequest.Ended.ABORTED);
        assertThat(simulator.bill().total(BillState.ABORTED).answers()).isEqualTo(1);
        assertThat(simulator.bill().total(BillState.COMPLETED)).isEqualTo(BillTotals.NONE);
    }

    @Test
    void anAnswerThatTheClientDoesNotWaitForHasNoOutput() throws InterruptedException {
        String body =
                Caller.message("[[id:early]] [[ttfb:20000]] [[usage:100:1000]]").toString();
        var call = caller.client()
                .sendAsync(
                        caller.request("/v1/messages")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        while (simulator.bill().tagged("early").isEmpty()) {
            Thread.sleep(5);
        }
        assertThat(simulator.bill().open()).isEqualTo(1);
        call.cancel(true);

        BillEntry entry = ended("early");
        assertThat(entry.state()).isEqualTo(BillState.ABORTED);
        assertThat(entry.usage().outputTokens()).isZero();
        assertThat(simulator.bill().open()).isZero();
    }

    @Test
    void anErrorInMidStreamIsBilledAsFailed() throws InterruptedException {
        caller.messages("[[id:error]] [[mid:error]] [[long:6]] [[usage:10:60]]", "stream", true);
        caller.messages("[[id:cut]] [[mid:truncate]] [[long:6]] [[usage:10:60]]", "stream", true);

        assertThat(ended("error").state()).isEqualTo(BillState.FAILED);
        assertThat(ended("error").usage().outputTokens()).isEqualTo(30);
        assertThat(ended("cut").state()).isEqualTo(BillState.ABORTED);
    }

    @Test
    void whatIsRefusedAndWhatIsFreeIsNotBilled() {
        caller.messages("[[fail:429:-1:k]]");
        caller.messages("x", "max_tokens", null);
        caller.post("/v1/messages/count_tokens", Caller.message("x"));
        caller.get("/v1/models");

        assertThat(simulator.bill().entries()).isEmpty();
        assertThat(simulator.requests()).hasSize(4);
    }

    @Test
    void totalsStayExactWhenOldEntriesAreForgotten() {
        restart(SimulatorOptions.DEFAULTS.withEntriesKept(3));
        for (int i = 0; i < 10; i++) {
            caller.chat("[[usage:7:1]]", "model", "gpt-" + i % 2);
        }

        Bill bill = simulator.bill();
        assertThat(bill.entries()).extracting(BillEntry::sequence).containsExactly(8L, 9L, 10L);
        assertThat(bill.total(BillState.COMPLETED).inputTokens()).isEqualTo(70);
        assertThat(bill.byModel().get("gpt-1"))
                .containsEntry(BillState.COMPLETED, new BillTotals(5, 35, 0, 0, 0, 5, 0, 0));
    }

    @Test
    void theBillIsServedAndReset() {
        caller.messages("one");
        caller.messages("two");

        Caller.Seen bill = caller.get("/simulate/bill?since=1");
        assertThatJson(bill.text()).node("totals.completed.answers").isEqualTo(2);
        assertThatJson(bill.text())
                .node("models.claude-sonnet-5.completed.output_tokens")
                .isEqualTo(10);
        assertThatJson(bill.text()).node("entries").isArray().hasSize(1);
        assertThatJson(bill.text()).node("entries[0].state").isEqualTo("completed");

        caller.post("/simulate/reset", "");
        assertThat(simulator.bill()).isEqualTo(new Bill(Map.of(), Map.of(), 0, List.of()));
    }

    @Test
    void eachEntryThatEndsIsALineOfTheFile(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("bill.jsonl");
        restart(SimulatorOptions.DEFAULTS.withBillFile(file));
        caller.messages("[[id:a]]");
        caller.responses("[[id:b]]", "stream", true);
        assertThat(simulator.bill().open()).isZero();

        assertThat(Files.readAllLines(file)).hasSize(2).last().asString().contains("\"tag\":\"b\"", "completed");
    }

    @Test
    void theBillOutlivesTheSimulatorAndWhatWasOpenIsAborted() {
        String body =
                Caller.message("[[id:open]] [[slow:1000:20]]", "stream", true).toString();
        var call = caller.client()
                .sendAsync(
                        caller.request("/v1/messages")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofInputStream())
                .join();
        assertThat(call.statusCode()).isEqualTo(200);
        simulator.close();

        assertThat(simulator.bill().tagged("open").getFirst().state()).isEqualTo(BillState.ABORTED);
        assertThat(simulator.bill().open()).isZero();
        assertThat(simulator.requests("open")).hasSize(1);
    }
}

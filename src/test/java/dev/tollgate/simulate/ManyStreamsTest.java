package dev.tollgate.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ManyStreamsTest {
    private static final int STREAMS = 1000;

    private static <T> List<CompletableFuture<HttpResponse<T>>> calls(
            Simulator simulator, String prompt, BodyHandler<T> handler) {
        Caller caller = Caller.of(simulator);
        String body = Caller.message(prompt, "stream", true).toString();
        HttpRequest request = caller.request("/v1/messages")
                .POST(BodyPublishers.ofString(body))
                .build();
        return IntStream.range(0, STREAMS)
                .mapToObj(i -> caller.client().sendAsync(request, handler))
                .toList();
    }

    @Test
    void aThousandStreamsAreOpenAtOnceAndNoneWaitsForAnother() throws IOException {
        Simulator simulator = Simulator.start(SimulatorOptions.DEFAULTS);
        try (simulator) {
            for (var call : calls(simulator, "[[mid:hang]] [[long:9]]", BodyHandlers.ofInputStream())) {
                StringBuilder seen = new StringBuilder();
                while (seen.indexOf("word2") < 0) {
                    seen.append((char) call.join().body().read());
                }
            }
            assertThat(simulator.bill().open()).isEqualTo(STREAMS);
        }
        assertThat(simulator.bill().total(BillState.ABORTED).answers()).isEqualTo(STREAMS);
    }

    @Test
    void aThousandSlowStreamsAreEachBilledOnce() {
        try (Simulator simulator = Simulator.start(SimulatorOptions.DEFAULTS)) {
            for (var call : calls(simulator, "[[slow:20:50]] [[usage:10:20]]", BodyHandlers.ofString())) {
                assertThat(call.join().body()).contains("word19", "message_stop");
            }
            assertThat(simulator.bill().total(BillState.COMPLETED))
                    .isEqualTo(new BillTotals(STREAMS, 10 * STREAMS, 0, 0, 0, 20 * STREAMS, 0, 0));
        }
    }

    /** What a client does not read is not made: the rest of a huge answer waits until it goes on. */
    @Test
    void aClientThatDoesNotReadHoldsTheStreamBack() throws IOException, InterruptedException {
        try (Simulator simulator = Simulator.start(SimulatorOptions.DEFAULTS);
                var socket = new Socket("127.0.0.1", simulator.port())) {
            String body = Caller.message("[[id:big]] [[events:20000]] [[size:1000]] [[usage:1:20000]]", "stream", true)
                    .toString();
            String head = "POST /v1/messages HTTP/1.1\r\nhost: x\r\nx-api-key: k\r\nanthropic-version: 2023-06-01\r\n"
                    + "content-length: " + body.length() + "\r\n\r\n";
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
            assertThat(socket.getInputStream().readNBytes(100)).hasSize(100);
            Thread.sleep(300);
            socket.close();
            while (simulator.bill().open() > 0) {
                Thread.sleep(5);
            }

            assertThat(simulator.bill().tagged("big").getFirst().usage().outputTokens())
                    .isBetween(1L, 15_000L);
        }
    }
}

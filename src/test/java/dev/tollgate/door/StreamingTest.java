package dev.tollgate.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Event streams: each event at once, cut streams look cut, whoever leaves is noticed. */
final class StreamingTest {
    static final String QUESTION = "{\"model\":\"claude-x\",\"max_tokens\":9,\"stream\":true,\"messages\":[]}";
    static final String START =
            "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"model\":\"claude-x\",\"usage\":{\"input_tokens\":3,\"output_tokens\":1}}}\n\n";
    static final String DELTA =
            "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"é😀\"}}\n\n";
    static final String END =
            "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":5}}\n\nevent: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";

    @Test
    void eachEventIsFlushedAtOnce() throws Exception {
        LinkedBlockingQueue<String> permits = new LinkedBlockingQueue<>();
        try (RawUpstream upstream = new RawUpstream((request, reply) -> {
                    reply.eventStream();
                    reply.chunk(START);
                    for (int i = 0; i < 5; i++) {
                        permits.poll(10, TimeUnit.SECONDS);
                        reply.chunk(DELTA);
                    }
                    reply.chunk(END);
                    reply.end();
                });
                Door door = Door.to(upstream, "anthropic", "");
                RawClient client = door.raw().post("/v1/messages", QUESTION)) {
            assertThat(client.readUntil("\n\n")).contains("message_start");
            for (int i = 0; i < 5; i++) {
                permits.add("go");
                assertThat(client.readUntil("\n\n")).contains("é😀");
            }
            assertThat(client.readUntil("0\r\n\r\n")).contains("message_stop");
        }
    }

    @Test
    void theStreamsBytesAreUnchangedHoweverTheyAreCut() throws Exception {
        String crlf = (START + ": a comment\n\n" + DELTA + "data: one\ndata: two\n\n" + END).replace("\n", "\r\n");
        for (String stream : List.of(START + DELTA + END, crlf, START + DELTA + END.stripTrailing())) {
            for (int size : List.of(1, 7, 64, 100_000)) {
                byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
                try (RawUpstream upstream = new RawUpstream((request, reply) -> {
                            reply.eventStream();
                            for (int at = 0; at < bytes.length; at += size) {
                                reply.chunk(java.util.Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size)));
                            }
                            reply.end();
                        });
                        Door door = Door.to(upstream, "anthropic", "")) {
                    assertThat(door.post("/v1/messages", QUESTION).body()).isEqualTo(stream);
                }
            }
        }
    }

    @Test
    void aCompressedStreamArrivesAsItIs() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write((START + DELTA + END).getBytes(StandardCharsets.UTF_8));
        }
        try (RawUpstream upstream = new RawUpstream((request, reply) -> {
                    reply.head(200, "content-type: text/event-stream\r\ncontent-encoding: gzip\r\n");
                    reply.chunk(packed.toByteArray());
                    reply.end();
                });
                Door door = Door.to(upstream, "anthropic", "")) {
            HttpResponse<byte[]> answer = door.http()
                    .send(
                            door.request("/v1/messages")
                                    .header("accept-encoding", "gzip")
                                    .POST(HttpRequest.BodyPublishers.ofString(QUESTION))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.body()).isEqualTo(packed.toByteArray());
            assertThat(answer.headers().firstValue("content-encoding")).hasValue("gzip");
        }
    }

    @Test
    void aStreamThatIsResetLooksReset() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> {
                    reply.eventStream();
                    reply.chunk(START);
                    Thread.sleep(100);
                    reply.reset();
                });
                Door door = Door.to(upstream, "anthropic", "");
                RawClient client = door.raw().post("/v1/messages", QUESTION)) {
            client.readUntil("\n\n");
            assertThatThrownBy(client::readAll).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void aStreamThatEndsBeforeItsEndLooksCut() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> {
                    reply.eventStream();
                    reply.chunk(START + DELTA);
                    reply.end();
                });
                Door door = Door.to(upstream, "anthropic", "");
                RawClient client = door.raw().post("/v1/messages", QUESTION)) {
            assertThatThrownBy(client::readAll).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void aProviderThatFallsSilentOrTakesTooLongIsBrokenOff() throws Exception {
        for (String limit : List.of("idleTimeout", "requestTimeout")) {
            CompletableFuture<Duration> closed = new CompletableFuture<>();
            try (RawUpstream upstream = new RawUpstream((request, reply) -> {
                        reply.eventStream();
                        reply.chunk(START);
                        closed.complete(reply.untilClosed(Duration.ofSeconds(5)));
                    });
                    Door door = Door.to(upstream, "anthropic", "  policies: { timeout: { " + limit + ": 400ms } }");
                    RawClient client = door.raw().post("/v1/messages", QUESTION)) {
                client.readUntil("\n\n");
                assertThatThrownBy(client::readAll).isInstanceOf(SocketException.class);
                closed.get(5, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void aClientThatLeavesInMidStreamCancelsTheProviderWithin100Milliseconds() throws Exception {
        CompletableFuture<Duration> closed = new CompletableFuture<>();
        CountDownLatch streaming = new CountDownLatch(1);
        try (RawUpstream upstream = new RawUpstream((request, reply) -> {
                    reply.eventStream();
                    reply.chunk(START);
                    streaming.countDown();
                    closed.complete(reply.untilClosed(Duration.ofSeconds(3)));
                });
                Door door = Door.to(upstream, "anthropic", "")) {
            RawClient client = door.raw().post("/v1/messages", QUESTION);
            client.readUntil("\n\n");
            streaming.await();
            Thread.sleep(50);
            long left = System.nanoTime();
            client.close();
            closed.get(5, TimeUnit.SECONDS);
            assertThat(Duration.ofNanos(System.nanoTime() - left)).isLessThan(Duration.ofMillis(100));
        }
    }

    @Test
    void aClientThatLeavesWhileWaitingCancelsTheProviderWithin100Milliseconds() throws Exception {
        CompletableFuture<Duration> closed = new CompletableFuture<>();
        CountDownLatch waiting = new CountDownLatch(1);
        try (RawUpstream upstream = new RawUpstream((request, reply) -> {
                    waiting.countDown();
                    closed.complete(reply.untilClosed(Duration.ofSeconds(3)));
                });
                Door door = Door.to(upstream, "anthropic", "")) {
            RawClient client = door.raw().post("/v1/messages", QUESTION);
            waiting.await();
            Thread.sleep(50);
            long left = System.nanoTime();
            client.close();
            closed.get(5, TimeUnit.SECONDS);
            assertThat(Duration.ofNanos(System.nanoTime() - left)).isLessThan(Duration.ofMillis(100));
        }
    }

    @Test
    void aThousandStreamsAreOpenAtOnceAndNoneWaitsForAnother() throws Exception {
        int count = 1000;
        CountDownLatch all = new CountDownLatch(count);
        try (RawUpstream upstream = new RawUpstream((request, reply) -> {
                    reply.eventStream();
                    reply.chunk(START);
                    all.countDown();
                    // the rest comes only when every stream is open: one that waits for another would wait for ever
                    if (!all.await(30, TimeUnit.SECONDS)) {
                        throw new IOException("not all streams are open");
                    }
                    reply.chunk(END);
                    reply.end();
                });
                Door door = Door.to(upstream, "anthropic", "")) {
            List<RawClient> clients = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                clients.add(door.raw().post("/v1/messages", QUESTION));
            }
            for (RawClient client : clients) {
                client.socket().setSoTimeout(40_000);
                assertThat(client.readUntil("0\r\n\r\n")).endsWith("0\r\n\r\n").contains("message_stop");
                client.close();
            }
        }
    }

    @Test
    void aSlowClientSlowsItsProvider() throws Exception {
        byte[] piece = (DELTA.repeat(500)).getBytes(StandardCharsets.UTF_8);
        java.util.concurrent.atomic.AtomicLong written = new java.util.concurrent.atomic.AtomicLong();
        try (RawUpstream upstream = new RawUpstream((request, reply) -> {
                    reply.eventStream();
                    for (int i = 0; i < 1000; i++) {
                        reply.chunk(piece);
                        written.addAndGet(piece.length);
                    }
                });
                Door door = Door.to(upstream, "anthropic", "");
                RawClient client = door.raw().post("/v1/messages", QUESTION)) {
            InputStream in = client.socket().getInputStream();
            in.readNBytes(10_000);
            Thread.sleep(1500);
            // what is on its way stands in socket buffers; 60 MB would mean that the gateway takes all there is
            assertThat(written.get()).isLessThan(20_000_000);
        }
    }
}

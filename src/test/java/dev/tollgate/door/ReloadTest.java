package dev.tollgate.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.config.Configuration;
import dev.tollgate.config.ConfigurationReader;
import dev.tollgate.config.ConfigurationSource;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A changed configuration is served from the next request on, and no request notices the change. */
final class ReloadTest {
    private static final String QUESTION = "{\"model\":\"claude-x\",\"max_tokens\":9,\"messages\":[]}";

    @Test
    void noRequestIsDroppedWhileTheConfigurationChanges() throws Exception {
        int port = freePort();
        try (RawUpstream upstream = new RawUpstream(
                        (request, reply) -> reply.json(200, "{\"path\":\"" + request.target() + "\"}"));
                Door door = Door.open(yaml(upstream, port, "/before"))) {
            AtomicBoolean stop = new AtomicBoolean();
            AtomicInteger failed = new AtomicInteger();
            AtomicInteger served = new AtomicInteger();
            Thread[] clients = new Thread[4];
            for (int i = 0; i < clients.length; i++) {
                clients[i] = Thread.ofVirtual().start(() -> {
                    while (!stop.get()) {
                        try {
                            if (door.post("/v1/messages", QUESTION).statusCode() != 200) {
                                failed.incrementAndGet();
                            }
                            served.incrementAndGet();
                        } catch (IOException | InterruptedException e) {
                            failed.incrementAndGet();
                        }
                    }
                });
            }
            int turn = 0;
            while (turn < 20 || (served.get() <= 20 && turn < 1000)) {
                turn++;
                door.gateway().reload(configuration(yaml(upstream, port, "/turn" + turn)));
                Thread.sleep(20);
            }
            assertThat(door.post("/v1/messages", QUESTION).body()).contains("/turn" + turn);
            stop.set(true);
            for (Thread client : clients) {
                client.join();
            }
            assertThat(failed).hasValue(0);
            assertThat(served.get()).isGreaterThan(20);
        }
    }

    @Test
    void aPortThatIsGoneLetsItsStreamsEndAndTakesNoNewConnections() throws Exception {
        int first = freePort();
        int second = freePort();
        CountDownLatch go = new CountDownLatch(1);
        try (RawUpstream upstream = new RawUpstream((request, reply) -> {
                    reply.eventStream();
                    reply.chunk(StreamingTest.START);
                    go.await();
                    reply.chunk(StreamingTest.END);
                    reply.end();
                });
                Door door = Door.open(yaml(upstream, first, "/a"));
                RawClient client = new RawClient(first).post("/v1/messages", StreamingTest.QUESTION)) {
            client.readUntil("\n\n");
            door.gateway().reload(configuration(yaml(upstream, second, "/b")));
            assertThat(door.gateway().trafficPorts()).containsExactly(second);
            go.countDown();
            assertThat(client.readUntil("0\r\n\r\n")).contains("message_stop");
            assertThat(isOpen(first)).isFalse();
            assertThat(isOpen(second)).isTrue();
        }
    }

    private static boolean isOpen(int port) throws InterruptedException {
        // the port closes a moment after its last stream
        for (int i = 0; i < 20; i++) {
            try (RawClient client = new RawClient(port)) {
                if (i == 19) {
                    return client.socket().isConnected();
                }
            } catch (IOException e) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }

    private static Configuration configuration(String yaml) {
        return ConfigurationReader.read(
                new ConfigurationSource("test.yaml", "config: { ledger: { enabled: false } }\n" + yaml, Path.of("")),
                Map.of());
    }

    private static String yaml(RawUpstream upstream, int port, String path) {
        return """
                binds:
                - port: %d
                  listeners: [ { routes: [ { backends: [ { ai: { name: a, hostOverride: "%s", pathOverride: %s, provider: { anthropic: {} }, routes: { "*": messages } } } ] } ] } ]
                """.formatted(port, upstream.hostAndPort(), path);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

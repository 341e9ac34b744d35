package dev.tollgate.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own: its options, its exit codes, its end. */
final class ProcessTest {
    @TempDir
    Path folder;

    @Test
    void aValidConfigurationIsSaidToBeValid() throws Exception {
        Result result = run("--validate-only", "-c", "llm: { models: [ { name: \"*\", provider: anthropic } ] }");
        assertThat(result.out()).isEqualTo("Configuration is valid!\n");
        assertThat(result.code()).isZero();
    }

    @Test
    void aFaultyConfigurationEndsWith2AndEveryFaultsPlace() throws Exception {
        Path file =
                Files.writeString(folder.resolve("config.yaml"), "binds:\n- port: many\n  listeners:\n  - rutes: []\n");
        Result result = run("-f", file.toString());
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("config.yaml:2:9:").contains("config.yaml:4:5:");
    }

    @Test
    void versionAndHelpAreTold() throws Exception {
        assertThat(run("-V").out()).startsWith("tollgate ");
        assertThat(run("--help").out()).contains("--validate-only", "simulate", "demo");
    }

    @Test
    void withoutAConfigurationItSaysWhatIsExpected() throws Exception {
        Result result = run();
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("-f FILE");
    }

    @Test
    void onSigtermRunningStreamsEndNewConnectionsAreRefusedAndTheExitCodeIs0() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        int port = GatewayProcess.freePort();
        try (RawUpstream upstream = new RawUpstream((request, reply) -> {
            reply.eventStream();
            reply.chunk(StreamingTest.START);
            go.await();
            reply.chunk(StreamingTest.END);
            reply.end();
        })) {
            Path file = Files.writeString(folder.resolve("config.yaml"), """
                    config: { adminAddr: "127.0.0.1:0", statsAddr: "127.0.0.1:0", readinessAddr: "127.0.0.1:0", connectionTerminationDeadline: 20s }
                    binds:
                    - port: %d
                      listeners: [ { routes: [ { backends: [ { ai: { name: a, hostOverride: "%s", provider: { anthropic: {} }, routes: { "*": messages } } } ] } ] } ]
                    """.formatted(port, upstream.hostAndPort()));
            Process process = start("-f", file.toString());
            try (RawClient client = patient(port).post("/v1/messages", StreamingTest.QUESTION)) {
                client.readUntil("\n\n");
                process.destroy();
                Thread.sleep(500);
                assertThatThrownBy(() -> new RawClient(port)).isInstanceOf(ConnectException.class);
                assertThat(process.isAlive()).isTrue();
                go.countDown();
                assertThat(client.readUntil("0\r\n\r\n")).contains("message_stop");
                assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isZero();
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static RawClient patient(int port) throws Exception {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            try {
                return new RawClient(port);
            } catch (ConnectException e) {
                if (System.nanoTime() > until) {
                    throw e;
                }
                Thread.sleep(50);
            }
        }
    }

    private record Result(int code, String out, String err) {}

    private Result run(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Result(
                process.exitValue(), Files.readString(folder.resolve("out")), Files.readString(folder.resolve("err")));
    }

    private Process start(String... arguments) throws IOException {
        return GatewayProcess.start(folder, arguments).process();
    }
}

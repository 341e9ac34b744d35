package dev.tollgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.simulate.Simulator;
import dev.tollgate.simulate.SimulatorOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class SimulateCommandTest {
    private static final Pattern ADDRESS = Pattern.compile("http://[0-9.:]+(?= )");

    private final StringWriter out = new StringWriter();
    private final CommandLine command = new CommandLine(new SimulateCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(out, true));

    @Test
    void itRunsUntilItIsEndedAndSaysWhere() throws IOException, InterruptedException {
        Thread running = Thread.ofVirtual().start(() -> command.execute("--port", "0", "--compress", "json"));
        Instant patience = Instant.now().plus(Duration.ofSeconds(20));
        Matcher address = ADDRESS.matcher(out.toString());
        while (!address.find() && Instant.now().isBefore(patience)) {
            Thread.sleep(10);
            address = ADDRESS.matcher(out.toString());
        }

        URI hello = URI.create(address.group() + "/api/hello");
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(HttpRequest.newBuilder(hello).build(), BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
        running.interrupt();
        running.join();
    }

    @Test
    void aPortThatIsTakenIsSaid() {
        try (Simulator other = Simulator.start(SimulatorOptions.DEFAULTS)) {
            int code = command.execute("--port", String.valueOf(other.port()));

            assertThat(code).isEqualTo(1);
            assertThat(out.toString()).isEqualTo("cannot listen on 127.0.0.1:" + other.port() + System.lineSeparator());
        }
    }

    @Test
    void aWrongWordIsSaidWithWhatWasExpected() {
        int code = command.execute("--compress", "some");

        assertThat(code).isEqualTo(2);
        assertThat(out.toString()).contains("'some' (expected: off, json or all)");
    }
}

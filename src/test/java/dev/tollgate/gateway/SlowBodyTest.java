package dev.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.config.ConfigurationReader;
import dev.tollgate.config.ConfigurationSource;
import dev.tollgate.read.BodyLimits;
import dev.tollgate.telemetry.Telemetry;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A request body that does not get on. */
final class SlowBodyTest {
    private static final String YAML = """
            config: { adminAddr: "127.0.0.1:0", statsAddr: "127.0.0.1:0", readinessAddr: "127.0.0.1:0" }
            binds:
            - port: 0
              listeners: [ { routes: [ { backends: [ { ai: { name: a, provider: { anthropic: {} }, routes: { "*": messages } } } ] } ] } ]
            """;

    @Test
    void aBodyThatIsNotWholeInTimeIs408() throws Exception {
        try (Gateway gateway = Gateway.start(
                        ConfigurationReader.read(new ConfigurationSource("test.yaml", YAML, Path.of("")), Map.of()),
                        Telemetry::start,
                        new BodyLimits(1000, Duration.ofMillis(200)));
                Socket client = new Socket("127.0.0.1", gateway.trafficPorts().getFirst())) {
            client.setSoTimeout(5000);
            client.getOutputStream()
                    .write(
                            "POST /v1/messages HTTP/1.1\r\nhost: l\r\nx-api-key: k\r\ncontent-length: 100\r\n\r\n{\"model\":"
                                    .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(client.getInputStream().readNBytes(400), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 408")
                    .contains("timeout_error")
                    .contains("did not arrive whole");
        }
    }
}

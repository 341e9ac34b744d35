package dev.tollgate.door;

import dev.tollgate.config.Configuration;
import dev.tollgate.config.ConfigurationReader;
import dev.tollgate.config.ConfigurationSource;
import dev.tollgate.gateway.Gateway;
import dev.tollgate.telemetry.RecordedTelemetry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** A gateway started from YAML on ports that the system chooses, and a client for it. */
final class Door implements AutoCloseable {
    private static final String SIDE_PORTS = """
            config: { adminAddr: "127.0.0.1:0", statsAddr: "127.0.0.1:0", readinessAddr: "127.0.0.1:0", connectionTerminationDeadline: 5s, ledger: { enabled: false } }
            """;

    private final Gateway gateway;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static {
        Leaks.watch();
    }

    private Door(Gateway gateway) {
        this.gateway = gateway;
    }

    /** The configuration without {@code config:}, which the door adds. */
    static Door open(String yaml) throws IOException {
        return open(yaml, Map.of());
    }

    static Door open(String yaml, Map<String, String> environment) throws IOException {
        return new Door(Gateway.start(configuration(yaml, environment)));
    }

    /** A door whose signals are kept in memory. */
    static Door recorded(String yaml, AtomicReference<RecordedTelemetry> recorded) throws IOException {
        return new Door(Gateway.start(configuration(yaml, Map.of()), (settings, logging, models) -> {
            RecordedTelemetry telemetry = RecordedTelemetry.start(settings, logging, models, Map.of());
            recorded.set(telemetry);
            return telemetry.telemetry();
        }));
    }

    private static Configuration configuration(String yaml, Map<String, String> environment) {
        String whole = (yaml.contains("config:") ? "" : SIDE_PORTS) + yaml;
        return ConfigurationReader.read(new ConfigurationSource("test.yaml", whole, Path.of("")), environment);
    }

    /** One route to one upstream of a kind, with every route type; {@code more} stands beside {@code backends}. */
    static Door to(RawUpstream upstream, String kind, String more) throws IOException {
        return open(yaml(upstream, kind, more));
    }

    static String yaml(RawUpstream upstream, String kind, String more) {
        return """
                binds:
                - port: 0
                  listeners:
                  - routes:
                    - backends:
                      - ai:
                          name: %s
                          hostOverride: "%s"
                          provider: { %s: {} }
                          routes:
                            /v1/messages: messages
                            /v1/messages/count_tokens: anthropicTokenCount
                            /v1/chat/completions: completions
                            /v1/responses: responses
                            /v1/embeddings: embeddings
                            "*": passthrough
                %s
                """.formatted(kind, upstream.hostAndPort(), kind, more.indent(6));
    }

    Gateway gateway() {
        return gateway;
    }

    int port() {
        return gateway.trafficPorts().getFirst();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    RawClient raw() throws IOException {
        return new RawClient(port());
    }

    HttpClient http() {
        return http;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(20))
                .header("content-type", "application/json")
                .header("x-api-key", "client-key");
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return http.send(
                request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.close();
        gateway.close();
        Leaks.assertNone();
    }
}

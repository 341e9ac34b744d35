package dev.tollgate.dashboards.verify;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The servers of the compose file as processes of this machine, on free ports: what differs from the files of the project is ports
 * and host names. What Tempo and Loki would get is written to files by a second collector.
 */
final class Servers implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;
    private static final String DEMO_KEYS = "sk-demo-ann,sk-demo-ben,sk-demo-cleo,sk-demo-support,sk-demo-reports";

    final int prometheus = freePort();
    private final int otlp = freePort();
    private final int collectorMetrics = freePort();
    private final int sinkGrpc = freePort();
    private final int sinkHttp = freePort();
    private final int simulator = freePort();
    private final int demo = freePort();

    private final Path tools;
    private final Path work;
    private final EmbeddedPostgres postgres;
    private final List<Process> processes = new ArrayList<>();

    private Servers(Path tools, Path work, EmbeddedPostgres postgres) {
        this.tools = tools;
        this.work = work;
        this.postgres = postgres;
    }

    static Servers start(Path tools, Path work) throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        Servers servers = new Servers(tools, work, postgres);
        try {
            LedgerDatabase.make(postgres);
            servers.sink();
            servers.collector();
            servers.prometheus();
            servers.gateway();
            servers.traffic();
            return servers;
        } catch (Exception e) {
            servers.close();
            throw e;
        }
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    /** What came for Tempo, as OTLP in JSON, a request a line. */
    Path traces() {
        return work.resolve("traces.jsonl");
    }

    /** What came for Loki. */
    Path logs() {
        return work.resolve("logs.jsonl");
    }

    private void sink() throws IOException {
        Path file = Files.writeString(work.resolve("sink.yaml"), """
                receivers: {otlp: {protocols: {grpc: {endpoint: "127.0.0.1:%d"}, http: {endpoint: "127.0.0.1:%d", logs_url_path: /otlp/v1/logs}}}}
                exporters: {file/traces: {path: %s}, file/logs: {path: %s}}
                service:
                  telemetry: {metrics: {level: none}}
                  pipelines: {traces: {receivers: [otlp], exporters: [file/traces]}, logs: {receivers: [otlp], exporters: [file/logs]}}
                """.formatted(sinkGrpc, sinkHttp, traces(), logs()));
        run("sink", Map.of(), tools.resolve("otelcol"), "--config", file);
    }

    private void collector() throws IOException {
        Map<String, String> environment = Map.of(
                "OTLP_GRPC_PORT", String.valueOf(otlp),
                "OTLP_HTTP_PORT", String.valueOf(freePort()),
                "HEALTH_PORT", String.valueOf(freePort()),
                "METRICS_PORT", String.valueOf(collectorMetrics),
                "PROMETHEUS_OTLP_ENDPOINT", "http://127.0.0.1:" + prometheus + "/api/v1/otlp",
                "TEMPO_OTLP_ENDPOINT", "127.0.0.1:" + sinkGrpc,
                "LOKI_OTLP_ENDPOINT", "http://127.0.0.1:" + sinkHttp + "/otlp");
        run("collector", environment, tools.resolve("otelcol"), "--config", "otel/collector.yaml");
    }

    private void prometheus() throws IOException {
        Files.copy(Path.of("otel/alerts.yaml"), work.resolve("alerts.yaml"));
        Path file = Files.writeString(
                work.resolve("prometheus.yaml"),
                Files.readString(Path.of("otel/prometheus.yaml"))
                        .replace("localhost:9090", "127.0.0.1:" + prometheus)
                        .replace("collector:8888", "127.0.0.1:" + collectorMetrics));
        List<Object> command = new ArrayList<>(List.of(
                tools.resolve("prometheus"),
                "--config.file=" + file,
                "--storage.tsdb.path=" + work.resolve("metrics"),
                "--web.listen-address=127.0.0.1:" + prometheus));
        command.addAll(ComposeFile.switches("prometheus", "--web.enable", "--enable-feature"));
        run("prometheus", Map.of(), command.toArray());
    }

    private void gateway() throws IOException {
        Path file = Files.writeString(
                work.resolve("gateway.yaml"),
                Files.readString(Path.of("examples/compose.yaml"))
                        .replace("demo:9900", "127.0.0.1:" + simulator)
                        .replace("@postgres/", "@127.0.0.1:" + postgres.getPort() + "/")
                        .replace("0.0.0.0:15000", "127.0.0.1:" + freePort())
                        .replace("port: 3000", "port: " + freePort())
                        .replace("port: 3001", "port: " + demo));
        Map<String, String> environment = Map.of(
                "STATS_ADDR", "127.0.0.1:" + freePort(),
                "READINESS_ADDR", "127.0.0.1:" + freePort(),
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + otlp,
                "OTEL_METRIC_EXPORT_INTERVAL", ComposeFile.environment("tollgate", "OTEL_METRIC_EXPORT_INTERVAL"));
        tollgate("gateway", environment, "-f", file);
    }

    private void traffic() throws IOException {
        tollgate(
                "traffic",
                Map.of(),
                "simulate",
                "--port=" + simulator,
                "--pace=20",
                "--traffic=http://127.0.0.1:" + demo,
                "--rate=4",
                "--keys=" + DEMO_KEYS);
    }

    private void tollgate(String name, Map<String, String> environment, Object... arguments) throws IOException {
        List<Object> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                "-XX:+UseCompactObjectHeaders",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.tollgate.cli.Tollgate"));
        command.addAll(List.of(arguments));
        run(name, environment, command.toArray());
    }

    private void run(String name, Map<String, String> environment, Object... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                List.of(command).stream().map(String::valueOf).toList());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true)
                .redirectOutput(work.resolve(name + ".log").toFile());
        processes.add(builder.start());
    }

    /** Whether all still run; else which has ended. */
    void checkAlive() throws IOException {
        for (Process process : processes) {
            if (!process.isAlive()) {
                throw new IOException(
                        process.info().commandLine().orElse("a server") + " has ended; its log is in " + work);
            }
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (Process process : processes.reversed()) {
            process.destroy();
        }
        for (Process process : processes) {
            try {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
            }
        }
        postgres.close();
    }
}

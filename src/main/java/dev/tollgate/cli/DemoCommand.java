package dev.tollgate.cli;

import dev.tollgate.config.ConfigurationReader;
import dev.tollgate.config.ConfigurationSource;
import dev.tollgate.gateway.Gateway;
import dev.tollgate.gateway.SidePort;
import dev.tollgate.simulate.SampleTraffic;
import dev.tollgate.simulate.SampleTrafficOptions;
import dev.tollgate.simulate.Simulator;
import dev.tollgate.simulate.SimulatorOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tollgate demo}: gateway, simulated provider and sample traffic in one process, without a key. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description =
                "Runs the gateway with a simulated provider and sample traffic; needs no key and no configuration.")
final class DemoCommand implements Callable<Integer> {
    private static final String CONFIGURATION = """
            config: { ledger: { url: "sqlite://%3$s" } }
            binds:
            - port: %d
              listeners:
              - routes:
                - name: anthropic
                  matches: [ { path: { pathPrefix: /v1/messages } } ]
                  backends: [ { ai: { name: anthropic, hostOverride: "%2$s", provider: { anthropic: {} }, routes: { /v1/messages: messages, /v1/messages/count_tokens: anthropicTokenCount, "*": passthrough } } } ]
                - name: openai
                  backends: [ { ai: { name: openai, hostOverride: "%2$s", provider: { openAI: {} }, routes: { /v1/chat/completions: completions, /v1/responses: responses, /v1/embeddings: embeddings, "*": passthrough } } } ]
            """;

    @Option(names = "--port", defaultValue = "3000", description = "The port of the gateway.")
    int port;

    @Option(names = "--rate", defaultValue = "2", description = "Sample requests in a second; 0 sends none.")
    double rate;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try {
            Simulator simulator =
                    Simulator.start(SimulatorOptions.DEFAULTS.withPace(Duration.ofMillis(200), Duration.ofMillis(20)));
            String upstream = simulator.uri().getAuthority();
            Path ledger = Files.createTempDirectory("tollgate-demo").resolve("tollgate.db");
            ConfigurationInput input = new ConfigurationInput(
                    new ConfigurationSource(
                            "demo",
                            CONFIGURATION.formatted(port, upstream, ledger),
                            Path.of("").toAbsolutePath()),
                    null);
            Gateway gateway = Serving.start(ConfigurationReader.read(input.source(), Map.of()), input);
            URI uri = URI.create("http://127.0.0.1:" + gateway.trafficPorts().getFirst());
            if (rate > 0) {
                SampleTraffic.start(uri, new SampleTrafficOptions(rate, List.of("sk-demo"), 1));
            }
            print(out, gateway, uri, simulator.uri());
            return ServeCommand.RUNNING;
        } catch (IOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
    }

    private static void print(PrintWriter out, Gateway gateway, URI uri, URI simulator) {
        out.println();
        out.println("The gateway serves " + uri + ", in front of a simulated provider at " + simulator + ".");
        out.println("Sample traffic is on its way: each request is a line below. Where to look and what to try:");
        out.println("  metrics      http://127.0.0.1:" + gateway.port(SidePort.STATS) + "/metrics");
        out.println("  the ledger   ./tollgate usage --by model --ledger " + gateway.ledger());
        out.println("  readiness    http://127.0.0.1:" + gateway.port(SidePort.READINESS) + "/healthz/ready");
        out.println("  the bill     " + simulator + "/simulate/bill");
        out.println("  Claude Code  ANTHROPIC_BASE_URL=" + uri + " ANTHROPIC_API_KEY=sk-demo claude");
        out.println("  curl         curl " + uri
                + "/v1/messages -H 'x-api-key: sk-demo' -H 'content-type: application/json' \\");
        out.println(
                "                 -d '{\"model\":\"claude-haiku-4-5\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}'");
        out.println();
        out.flush();
    }
}

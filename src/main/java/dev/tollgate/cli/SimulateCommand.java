package dev.tollgate.cli;

import dev.tollgate.simulate.Compression;
import dev.tollgate.simulate.SampleTraffic;
import dev.tollgate.simulate.SampleTrafficOptions;
import dev.tollgate.simulate.Simulator;
import dev.tollgate.simulate.SimulatorOptions;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code tollgate simulate}: runs a simulated upstream until the process is told to end. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description =
                "Runs a simulated Anthropic and OpenAI upstream that answers as directives in the prompts say, such as"
                        + " [[say:hello]], and keeps the bill of what it served at /simulate/bill.")
final class SimulateCommand implements Callable<Integer> {
    @Option(names = "--host", paramLabel = "ADDRESS", description = "the address to listen on")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", description = "the port to listen on; 0 takes a free one")
    private int port = 9900;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "appends each entry of the bill to this file, as a line of JSON, when its answer ends")
    private @Nullable Path log;

    @Option(
            names = "--compress",
            paramLabel = "WHAT",
            defaultValue = "off",
            converter = CompressionName.class,
            description = "compresses answers for clients that accept it: off, json or all")
    private Compression compress = Compression.OFF;

    @Option(
            names = "--latency",
            paramLabel = "MS",
            description = "milliseconds before the first byte of a model's answer")
    private long latency;

    @Option(names = "--pace", paramLabel = "MS", description = "milliseconds before each delta of a stream")
    private long pace;

    @Option(
            names = "--traffic",
            paramLabel = "URL",
            description = "sends sample traffic through the gateway at this address, which has this upstream behind it")
    private @Nullable URI traffic;

    @Option(names = "--rate", paramLabel = "NUMBER", description = "sample requests that begin in a second")
    private double rate = SampleTrafficOptions.DEFAULTS.perSecond();

    @Option(
            names = "--keys",
            paramLabel = "KEY",
            split = ",",
            description = "the keys that the callers of the sample traffic use")
    private List<String> keys = SampleTrafficOptions.DEFAULTS.keys();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    /** Reads the names in lower case, as the help writes them. */
    static final class CompressionName implements ITypeConverter<Compression> {
        @Override
        public Compression convert(String name) {
            return switch (name) {
                case "off" -> Compression.OFF;
                case "json" -> Compression.JSON;
                case "all" -> Compression.ALL;
                default -> throw new TypeConversionException("'" + name + "' (expected: off, json or all)");
            };
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        SimulatorOptions options = SimulatorOptions.DEFAULTS
                .withHost(host)
                .withPort(port)
                .withCompression(compress)
                .withPace(Duration.ofMillis(latency), Duration.ofMillis(pace));
        PrintWriter out = spec.commandLine().getOut();
        try (Simulator simulator = Simulator.start(log == null ? options : options.withBillFile(log))) {
            Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
            out.println("Simulated Anthropic and OpenAI upstream on " + simulator.uri() + " (bill: " + simulator.uri()
                    + "/simulate/bill)");
            if (traffic != null) {
                SampleTraffic.start(traffic, new SampleTrafficOptions(rate, keys, 1));
            }
            new CountDownLatch(1).await();
            return 0;
        } catch (UncheckedIOException | IllegalArgumentException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
    }
}

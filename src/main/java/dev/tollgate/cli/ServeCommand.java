package dev.tollgate.cli;

import dev.tollgate.config.Configuration;
import dev.tollgate.config.ConfigurationFaults;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves a configuration until the process is told to end. */
abstract class ServeCommand implements Callable<Integer> {
    /** Told by {@link #call} when the program goes on after the command has returned. */
    static final int RUNNING = -1;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The configuration file; - reads standard input.")
    @Nullable
    String file;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "TEXT",
            description = "The configuration itself.")
    @Nullable
    String text;

    @Option(names = "--validate-only", description = "Check the configuration and end: 0 when it is valid, 2 when not.")
    boolean validateOnly;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ConfigurationInput input;
        Configuration configuration;
        try {
            input = ConfigurationInput.of(file, text);
            configuration = input.read();
        } catch (ConfigurationFaults | IllegalArgumentException e) {
            err().println(e.getMessage());
            return 2;
        } catch (IOException e) {
            err().println("The configuration cannot be read: " + e.getMessage());
            return 2;
        }
        if (validateOnly) {
            out().println("Configuration is valid!");
            return 0;
        }
        try {
            Serving.start(configuration, input);
            return RUNNING;
        } catch (IOException e) {
            err().println(e.getMessage());
            return 1;
        }
    }

    PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}

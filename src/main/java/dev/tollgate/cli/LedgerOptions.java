package dev.tollgate.cli;

import dev.tollgate.ledger.LedgerException;
import dev.tollgate.ledger.LedgerReader;
import dev.tollgate.ledger.LedgerUrl;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which ledger a command reads. */
final class LedgerOptions {
    private final LedgerPlace place;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "the configuration that names the ledger")
    private @Nullable Path configuration;

    @Option(
            names = "--ledger",
            paramLabel = "URL",
            description = "the ledger: sqlite:///path/to/tollgate.db or postgres://user:password@host/database")
    private @Nullable String ledger;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    LedgerOptions(LedgerPlace place) {
        this.place = place;
    }

    @Nullable
    Path configuration() {
        return configuration;
    }

    LedgerReader reader() {
        return new LedgerReader(checked(() -> url(place, configuration, ledger)));
    }

    /** @throws IllegalArgumentException if neither leads to a ledger */
    static LedgerUrl url(LedgerPlace place, @Nullable Path configuration, @Nullable String ledger) {
        if (ledger != null) {
            return LedgerUrl.parse(ledger);
        }
        if (configuration != null) {
            return place.of(configuration);
        }
        throw new IllegalArgumentException("No ledger is given (expected: -f FILE or --ledger URL)");
    }

    /** Runs what may find that the command line is wrong, which ends the command with exit code 2. */
    <T> T checked(Callable<T> call) {
        try {
            return call.call();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a command; a ledger that cannot be read ends it with a sentence and exit code 1. */
    int run(Callable<Integer> command) {
        try {
            return checked(command);
        } catch (LedgerException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
    }
}

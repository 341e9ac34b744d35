package dev.tollgate.cli;

import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tollgate ledger}: the book as a whole. */
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        description = "Verifies, sums up, exports and prices the ledger again.")
final class LedgerCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    /** The command with its subcommands. */
    static CommandLine of(LedgerPlace place, PriceBook prices, Clock clock) {
        return new CommandLine(new LedgerCommand())
                .addSubcommand(new LedgerVerifyCommand(place))
                .addSubcommand(new LedgerChecksumCommand(place, clock))
                .addSubcommand(new LedgerExportCommand(place, clock))
                .addSubcommand(new LedgerRepriceCommand(place, prices, clock));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }
}

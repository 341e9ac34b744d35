package dev.tollgate.cli;

import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The program. Without a subcommand it serves; exit codes are 0 for a clean end, 1 for a failure, 2 for a wrong command line
 * or configuration.
 */
@Command(
        name = "tollgate",
        description = "A gateway between your programs and the language models they call.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        subcommands = {DemoCommand.class, SimulateCommand.class})
public final class Tollgate extends ServeCommand {
    private Tollgate() {}

    public static void main(String[] args) {
        int code = commandLine().execute(args);
        if (code != RUNNING) {
            System.exit(code);
        }
    }

    static CommandLine commandLine() {
        ConfiguredBooks books = new ConfiguredBooks();
        Clock clock = Clock.systemUTC();
        return new CommandLine(new Tollgate())
                .addSubcommand(new UsageCommand(books, clock))
                .addSubcommand(new RequestsCommand(books, clock))
                .addSubcommand(new RequestCommand(books))
                .addSubcommand(LedgerCommand.of(books, books, clock))
                .addSubcommand(new PricesCommand(books, new LedgerMissingPrices(books), clock))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }
}

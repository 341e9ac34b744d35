package dev.tollgate.cli;

import dev.tollgate.pricing.PriceLine;
import dev.tollgate.pricing.PriceRows;
import dev.tollgate.pricing.Prices;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tollgate prices list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists prices: " + PriceRows.UNITS + ".")
final class PricesListCommand implements Runnable {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "a configuration whose prices come before the catalogue's")
    private @Nullable Path configuration;

    @Option(names = "--provider", paramLabel = "NAME", description = "only those of this provider")
    private @Nullable String provider;

    @Option(names = "--model", paramLabel = "NAME", description = "only models of this name; * stands for any text")
    private @Nullable String model;

    @Option(
            names = "--at",
            paramLabel = "DATE",
            description = "those in force on a day, or at a moment; now by default")
    private @Nullable String at;

    @Option(names = "--all", description = "past and future prices too")
    private boolean all;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; table by default",
            defaultValue = "table")
    private OutputFormat format = OutputFormat.TABLE;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private PricesCommand parent;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Override
    public void run() {
        Prices prices = parent.prices(spec, configuration);
        Instant moment = parent.moment(spec, "--at", at);
        List<PriceLine> lines = prices.all(provider, model).stream()
                .flatMap(price -> (all ? PriceLine.of(price) : PriceLine.of(price, moment)).stream())
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        new Table(PriceRows.columns(), lines.stream().map(PriceRows::row).toList()).print(out, format);
        if (format == OutputFormat.TABLE) {
            out.print(lines.size() + " lines of " + prices.version() + ". " + PriceRows.UNITS + ".\n");
            out.flush();
        }
    }
}

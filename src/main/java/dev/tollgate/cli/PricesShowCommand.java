package dev.tollgate.cli;

import dev.tollgate.pricing.ModelPrice;
import dev.tollgate.pricing.PriceLine;
import dev.tollgate.pricing.PriceRows;
import dev.tollgate.pricing.Prices;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tollgate prices show}. Exit code 1 if the model has no price. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows the price that a request for a model would be given: " + PriceRows.UNITS + ".")
final class PricesShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "as a request or an answer names it")
    private String model = "";

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "a configuration whose prices come before the catalogue's")
    private @Nullable Path configuration;

    @Option(names = "--provider", paramLabel = "NAME", description = "who answers; by default whose model it is")
    private @Nullable String provider;

    @Option(names = "--at", paramLabel = "DATE", description = "a day, or a moment; now by default")
    private @Nullable String at;

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
    public Integer call() {
        Prices prices = parent.prices(spec, configuration);
        Instant moment = parent.moment(spec, "--at", at);
        Optional<ModelPrice> found = prices.pricesOf(provider, model).stream()
                .filter(price -> price.at(moment, null) != null)
                .findFirst();
        if (found.isEmpty()) {
            String where = provider == null ? "" : " at " + provider;
            spec.commandLine()
                    .getErr()
                    .println("no price for \"" + model + "\"" + where + " (see: tollgate prices list --model '*" + model
                            + "*')");
            return 1;
        }
        List<PriceLine> lines = PriceLine.of(found.get(), moment);
        PrintWriter out = spec.commandLine().getOut();
        new Table(PriceRows.columns(), lines.stream().map(PriceRows::row).toList()).print(out, format);
        if (format == OutputFormat.TABLE) {
            out.print("Of " + prices.version() + ". " + PriceRows.UNITS + ".\n");
            out.flush();
        }
        return 0;
    }
}

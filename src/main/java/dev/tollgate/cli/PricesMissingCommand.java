package dev.tollgate.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tollgate prices missing}. */
@Command(
        name = "missing",
        mixinStandardHelpOptions = true,
        description = "Lists the models in the ledger that answered and had no price.")
final class PricesMissingCommand implements Runnable {
    private static final List<String> COLUMNS = List.of("provider", "model", "requests", "first", "last");

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "the configuration that names the ledger")
    private @Nullable Path configuration;

    @Option(names = "--ledger", paramLabel = "URL", description = "the ledger")
    private @Nullable String ledger;

    @Option(names = "--since", paramLabel = "DATE", description = "requests from a day on, or a moment; all by default")
    private @Nullable String since;

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
        List<MissingPrices.Missing> found = find();
        PrintWriter out = spec.commandLine().getOut();
        if (found.isEmpty() && format == OutputFormat.TABLE) {
            out.print("Every model had a price.\n");
            out.flush();
            return;
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        found.forEach(one -> rows.add(Arrays.asList(
                one.provider(),
                one.model(),
                one.requests(),
                one.first().toString(),
                one.last().toString())));
        new Table(COLUMNS, rows).print(out, format);
    }

    private List<MissingPrices.Missing> find() {
        Instant from = since == null ? null : parent.moment(spec, "--since", since);
        try {
            return parent.missing().find(configuration, ledger, from);
        } catch (IllegalArgumentException e) {
            throw PricesCommand.usageError(spec, e.getMessage(), e);
        }
    }
}

package dev.tollgate.cli;

import dev.tollgate.ledger.Dimension;
import dev.tollgate.ledger.RowWriter;
import dev.tollgate.ledger.UsageQuery;
import dev.tollgate.ledger.UsageReport;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tollgate usage}. */
@Command(
        name = "usage",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Sums requests, tokens and money from the ledger, also while the gateway runs.")
final class UsageCommand implements Callable<Integer> {
    @Mixin
    private final LedgerOptions ledger;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            split = ",",
            description =
                    "a row for each: model, request_model, response_model, provider, key, user, team, session, agent,"
                            + " hour, day, month, state, status, dialect, operation, tag:NAME and others; several with commas")
    private List<String> by = List.of();

    @Mixin
    private final PeriodOptions period;

    @Mixin
    private final FilterOptions filters = new FilterOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; table by default",
            defaultValue = "table")
    private OutputFormat format = OutputFormat.TABLE;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    UsageCommand(LedgerPlace place, Clock clock) {
        this.ledger = new LedgerOptions(place);
        this.period = new PeriodOptions(clock);
    }

    @Override
    public Integer call() {
        return ledger.run(() -> {
            UsageQuery query = new UsageQuery(
                    by.stream().map(Dimension::parse).toList(), period.range(), period.zone(), filters.filters());
            print(ledger.reader().usage(query), spec.commandLine().getOut());
            return 0;
        });
    }

    private void print(UsageReport report, PrintWriter out) {
        switch (format) {
            case TABLE -> UsageTable.of(report).print(out, OutputFormat.TABLE);
            case CSV -> write(report, RowWriter.csv(out, report.columns()));
            case JSON -> write(report, RowWriter.jsonArray(out, report.columns()));
        }
    }

    private static void write(UsageReport report, RowWriter writer) {
        try (writer) {
            report.rows().forEach(row -> writer.row(row.cells()));
        }
    }
}

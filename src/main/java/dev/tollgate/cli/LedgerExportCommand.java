package dev.tollgate.cli;

import dev.tollgate.ledger.EntryFormat;
import dev.tollgate.ledger.Export;
import dev.tollgate.ledger.FocusFormat;
import dev.tollgate.ledger.RowWriter;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tollgate ledger export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes the settled entries in the order in which they were settled.",
            "Names a cursor on standard error; given it the next time, exactly what was settled since is written."
        })
final class LedgerExportCommand implements Callable<Integer> {
    /** What an export looks like. */
    private enum Format {
        /** All columns. */
        CSV,
        /** All columns, one JSON object a line. */
        JSONL,
        /** The columns of FOCUS 1.2, as CSV. */
        FOCUS
    }

    @Mixin
    private final LedgerOptions ledger;

    @Mixin
    private final PeriodOptions period;

    @Mixin
    private final FilterOptions filters = new FilterOptions();

    @Option(names = "--cursor", paramLabel = "CURSOR", description = "what was settled after the export that named it")
    private @Nullable String cursor;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; csv by default",
            defaultValue = "csv")
    private Format format = Format.CSV;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    LedgerExportCommand(LedgerPlace place, Clock clock) {
        this.ledger = new LedgerOptions(place);
        this.period = new PeriodOptions(clock);
    }

    @Override
    public Integer call() {
        return ledger.run(() -> {
            Export export = new Export(cursor, period.range(), filters.filters());
            String next = write(export, spec.commandLine().getOut());
            spec.commandLine().getErr().println("The next export: --cursor " + next);
            return 0;
        });
    }

    private String write(Export export, PrintWriter out) {
        return switch (format) {
            case CSV -> write(export, RowWriter.csv(out, EntryFormat.columns()));
            case JSONL -> write(export, RowWriter.jsonLines(out, EntryFormat.columns()));
            case FOCUS -> writeFocus(export, RowWriter.csv(out, FocusFormat.columns()));
        };
    }

    private String write(Export export, RowWriter writer) {
        try (writer) {
            return ledger.reader().export(export, entry -> writer.row(EntryFormat.row(entry)));
        }
    }

    private String writeFocus(Export export, RowWriter writer) {
        try (writer) {
            return ledger.reader().export(export, entry -> writer.row(FocusFormat.row(entry)));
        }
    }
}

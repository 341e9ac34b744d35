package dev.tollgate.cli;

import dev.tollgate.ledger.Checksum;
import dev.tollgate.ledger.RowWriter;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tollgate ledger checksum}. */
@Command(
        name = "checksum",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Counts and sums a period and hashes its entries, so that two copies can be compared.")
final class LedgerChecksumCommand implements Callable<Integer> {
    @Mixin
    private final LedgerOptions ledger;

    @Mixin
    private final PeriodOptions period;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; table by default",
            defaultValue = "table")
    private OutputFormat format = OutputFormat.TABLE;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    LedgerChecksumCommand(LedgerPlace place, Clock clock) {
        this.ledger = new LedgerOptions(place);
        this.period = new PeriodOptions(clock);
    }

    @Override
    public Integer call() {
        return ledger.run(() -> {
            print(ledger.reader().checksum(period.range()), spec.commandLine().getOut());
            return 0;
        });
    }

    private void print(Checksum checksum, PrintWriter out) {
        List<String> columns = checksum.columns();
        List<@Nullable Object> row = checksum.cells();
        switch (format) {
            case TABLE -> new Table(columns, Collections.singletonList(row)).print(out, OutputFormat.TABLE);
            case CSV -> write(RowWriter.csv(out, columns), row);
            case JSON -> write(RowWriter.jsonLines(out, columns), row);
        }
    }

    private static void write(RowWriter writer, List<@Nullable Object> row) {
        try (writer) {
            writer.row(row);
        }
    }
}

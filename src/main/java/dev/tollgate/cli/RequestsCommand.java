package dev.tollgate.cli;

import dev.tollgate.ledger.BookedEntry;
import dev.tollgate.ledger.EntryFormat;
import dev.tollgate.ledger.RequestsQuery;
import dev.tollgate.ledger.RowWriter;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tollgate requests}. */
@Command(
        name = "requests",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists the requests of the ledger, the newest first.")
final class RequestsCommand implements Callable<Integer> {
    /** What fits on a screen; the other formats have every column. */
    private static final List<String> SHOWN = List.of(
            "started_at",
            "state",
            "status",
            "provider",
            "request_model",
            "key_name",
            "user",
            "input_tokens",
            "output_tokens",
            "usage_source",
            "cost_nano_usd",
            "duration_us",
            "id");

    @Mixin
    private final LedgerOptions ledger;

    @Mixin
    private final PeriodOptions period;

    @Mixin
    private final FilterOptions filters = new FilterOptions();

    @Option(names = "--limit", paramLabel = "NUMBER", description = "how many at most; 0 means all; 50 by default")
    private int limit = 50;

    @Option(
            names = "--cursor",
            paramLabel = "CURSOR",
            description = "the page after the one that named this cursor on standard error")
    private @Nullable String cursor;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}, one object a line; table by default",
            defaultValue = "table")
    private OutputFormat format = OutputFormat.TABLE;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    RequestsCommand(LedgerPlace place, Clock clock) {
        this.ledger = new LedgerOptions(place);
        this.period = new PeriodOptions(clock);
    }

    @Override
    public Integer call() {
        return ledger.run(() -> {
            RequestsQuery query = new RequestsQuery(period.range(), filters.filters(), limit, cursor);
            String next = print(query, spec.commandLine().getOut());
            if (next != null) {
                spec.commandLine().getErr().println("There are more: --cursor " + next);
            }
            return 0;
        });
    }

    private @Nullable String print(RequestsQuery query, PrintWriter out) {
        return switch (format) {
            case TABLE -> printTable(query, out);
            case CSV -> write(query, RowWriter.csv(out, EntryFormat.columns()));
            case JSON -> write(query, RowWriter.jsonLines(out, EntryFormat.columns()));
        };
    }

    private @Nullable String write(RequestsQuery query, RowWriter writer) {
        try (writer) {
            return ledger.reader().requests(query, entry -> writer.row(EntryFormat.row(entry)));
        }
    }

    private @Nullable String printTable(RequestsQuery query, PrintWriter out) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        String next = ledger.reader().requests(query, entry -> rows.add(shown(entry)));
        new Table(SHOWN, rows).print(out, OutputFormat.TABLE);
        return next;
    }

    private static List<@Nullable Object> shown(BookedEntry entry) {
        List<@Nullable Object> row = EntryFormat.row(entry);
        List<@Nullable Object> shown = new ArrayList<>();
        SHOWN.forEach(name -> shown.add(row.get(EntryFormat.columns().indexOf(name))));
        return shown;
    }
}

package dev.tollgate.cli;

import dev.tollgate.ledger.Repricing;
import dev.tollgate.pricing.Catalogue;
import dev.tollgate.pricing.PriceOverrides;
import dev.tollgate.pricing.Prices;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tollgate ledger reprice}. */
@Command(
        name = "reprice",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows what a period would cost by the prices of this version and of a configuration.",
            "The ledger is not changed."
        })
final class LedgerRepriceCommand implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of(
            "model",
            "requests",
            "changed_requests",
            "booked_nano_usd",
            "booked_unpriced_requests",
            "repriced_nano_usd",
            "repriced_unpriced_requests",
            "difference_nano_usd");

    private final PriceBook book;

    @Mixin
    private final LedgerOptions ledger;

    @Mixin
    private final PeriodOptions period;

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description = "a configuration whose prices come before the catalogue's; that of -f by default")
    private @Nullable Path prices;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; table by default",
            defaultValue = "table")
    private OutputFormat format = OutputFormat.TABLE;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    LedgerRepriceCommand(LedgerPlace place, PriceBook book, Clock clock) {
        this.ledger = new LedgerOptions(place);
        this.period = new PeriodOptions(clock);
        this.book = book;
    }

    @Override
    public Integer call() {
        return ledger.run(() -> {
            Repricing found = ledger.reader().reprice(period.range(), Repricing.Price.of(prices()));
            List<List<@Nullable Object>> rows =
                    found.rows().stream().map(LedgerRepriceCommand::cells).toList();
            new Table(COLUMNS, rows).print(spec.commandLine().getOut(), format);
            return 0;
        });
    }

    private Prices prices() {
        Path file = prices == null ? ledger.configuration() : prices;
        return Prices.of(Catalogue.builtIn(), file == null ? PriceOverrides.NONE : book.read(file));
    }

    private static List<@Nullable Object> cells(Repricing.Row row) {
        return Arrays.asList(
                row.model(),
                row.requests(),
                row.changed(),
                row.bookedNanoUsd(),
                row.bookedUnpriced(),
                row.repricedNanoUsd(),
                row.repricedUnpriced(),
                row.differenceNanoUsd());
    }
}

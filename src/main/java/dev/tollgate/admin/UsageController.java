package dev.tollgate.admin;

import dev.tollgate.ledger.Checksum;
import dev.tollgate.ledger.UsageQuery;
import dev.tollgate.ledger.UsageReport;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;

/** What was used: as {@code tollgate usage} and {@code tollgate ledger checksum}. */
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(bean = AdminSettings.class)
final class UsageController {
    private static final List<String> USAGE =
            Query.names(List.of("by"), Query.PERIOD, Query.FILTERS, List.of("format"));
    private static final List<String> CHECKSUM = Query.names(Query.PERIOD, List.of("format"));

    private final LedgerReading ledger;

    UsageController(LedgerReading ledger) {
        this.ledger = ledger;
    }

    @Get("/usage")
    HttpResponse<byte[]> usage(HttpRequest<?> request) {
        Query query = Query.of(request, USAGE);
        RowFormat format = query.format(RowFormat.JSON, RowFormat.CSV);
        UsageQuery asked =
                Query.checked("by", () -> new UsageQuery(query.by(), query.range(), query.zone(), query.filters()));
        UsageReport report = ledger.read(reader -> reader.usage(asked));
        return Answers.table(
                format,
                "usage",
                report.columns(),
                report.rows().stream().map(UsageReport.Row::cells).toList());
    }

    @Get("/checksum")
    HttpResponse<byte[]> checksum(HttpRequest<?> request) {
        Query query = Query.of(request, CHECKSUM);
        RowFormat format = query.format(RowFormat.JSON, RowFormat.CSV);
        Checksum checksum = ledger.read(reader -> reader.checksum(query.range()));
        return format == RowFormat.JSON
                ? Answers.object(checksum.columns(), checksum.cells())
                : Answers.table(format, "checksum", checksum.columns(), List.of(checksum.cells()));
    }
}

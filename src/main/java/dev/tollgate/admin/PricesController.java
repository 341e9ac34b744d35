package dev.tollgate.admin;

import dev.tollgate.ledger.TimeRange;
import dev.tollgate.ledger.UnpricedModel;
import dev.tollgate.pricing.CurrentPrices;
import dev.tollgate.pricing.PriceLine;
import dev.tollgate.pricing.PriceRows;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What models cost at this gateway, and which had no price: as {@code tollgate prices list} and {@code missing}. */
@Controller("/api/prices")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(bean = AdminSettings.class)
final class PricesController {
    private static final List<String> PRICES = List.of("provider", "model", "at", "all", "format");
    private static final List<String> MISSING = Query.names(Query.PERIOD, List.of("format"));

    private final CurrentPrices prices;
    private final LedgerReading ledger;

    PricesController(CurrentPrices prices, LedgerReading ledger) {
        this.prices = prices;
        this.ledger = ledger;
    }

    @Get
    HttpResponse<byte[]> prices(HttpRequest<?> request) {
        Query query = Query.of(request, PRICES);
        RowFormat format = query.format(RowFormat.JSON, RowFormat.CSV);
        Instant at = query.moment("at");
        boolean all = query.flag("all");
        Stream<PriceLine> lines = prices.now().all(query.text("provider"), query.text("model")).stream()
                .flatMap(price -> (all ? PriceLine.of(price) : PriceLine.of(price, at)).stream());
        return Answers.table(
                format, "prices", PriceRows.columns(), lines.map(PriceRows::row).toList());
    }

    @Get("/missing")
    HttpResponse<byte[]> missing(HttpRequest<?> request) {
        Query query = Query.of(request, MISSING);
        RowFormat format = query.format(RowFormat.JSON, RowFormat.CSV);
        TimeRange range = query.range();
        List<UnpricedModel> models = ledger.read(reader -> reader.unpriced(range));
        return Answers.table(
                format,
                "prices-missing",
                UnpricedModel.COLUMNS,
                models.stream().map(UnpricedModel::cells).toList());
    }
}

package dev.tollgate.admin;

import dev.tollgate.ledger.EntryFormat;
import dev.tollgate.ledger.RequestDetail;
import dev.tollgate.ledger.RequestsQuery;
import dev.tollgate.ledger.RowWriter;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Requests, the newest first, a page at a time, and one with its attempts: as {@code tollgate requests} and {@code request}. */
@Controller("/api/requests")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(bean = AdminSettings.class)
final class RequestsController {
    private static final List<String> REQUESTS =
            Query.names(Query.PERIOD, Query.FILTERS, List.of("limit", "cursor", "format"));
    private static final int DEFAULT_LIMIT = 50;
    private static final int LARGEST_LIMIT = 1000;

    private final LedgerReading ledger;

    RequestsController(LedgerReading ledger) {
        this.ledger = ledger;
    }

    @Get
    HttpResponse<byte[]> requests(HttpRequest<?> request) {
        Query query = Query.of(request, REQUESTS);
        RowFormat format = query.format(RowFormat.JSON, RowFormat.JSONL, RowFormat.CSV);
        int limit = query.number("limit", DEFAULT_LIMIT, LARGEST_LIMIT, "; /api/export hands over all");
        RequestsQuery asked = Query.checked(
                "cursor", () -> new RequestsQuery(query.range(), query.filters(), limit, query.text("cursor")));
        StringWriter rows = new StringWriter();
        String next;
        try (RowWriter writer = format.entryWriter(rows)) {
            next = ledger.<@Nullable String>read(
                    reader -> reader.requests(asked, entry -> writer.row(format.entry(entry))));
        }
        String text = format == RowFormat.JSON ? page(rows.toString(), next) : rows.toString();
        MutableHttpResponse<byte[]> answer = Answers.of(format, "requests", text.getBytes(StandardCharsets.UTF_8));
        if (next != null) {
            Answers.next(request, answer, next);
        }
        return answer;
    }

    private static String page(String rows, @Nullable String next) {
        String cursor = next == null ? "null" : JsonMapper.shared().writeValueAsString(next);
        return "{\"requests\":" + rows.strip() + ",\"next_cursor\":" + cursor + "}\n";
    }

    @Get("/{id}")
    HttpResponse<byte[]> request(HttpRequest<?> request, @PathVariable String id) {
        Query.of(request, List.of());
        List<RequestDetail> found = ledger.read(reader -> reader.request(id));
        if (found.isEmpty()) {
            throw ApiError.notFound("there is no request \"" + id
                    + "\" (expected: an id, request id, provider request id or trace id of the ledger)");
        }
        if (found.size() > 1) {
            List<String> ids = found.stream()
                    .map(one -> one.entry().entry().id().toString())
                    .toList();
            throw ApiError.of(
                    HttpStatus.CONFLICT,
                    found.size() + " requests have the id \"" + id + "\" (expected: one of " + String.join(", ", ids)
                            + ")");
        }
        return Answers.json(EntryFormat.detail(found.getFirst()));
    }
}

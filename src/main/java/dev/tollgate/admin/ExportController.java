package dev.tollgate.admin;

import dev.tollgate.ledger.BookedEntry;
import dev.tollgate.ledger.Export;
import dev.tollgate.ledger.RowWriter;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Named;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole book, as {@code tollgate ledger export}: written while it is read, so that its size does not matter. The cursor of
 * the next export is in the head; it holds once the answer has been taken whole, which a chunked answer tells.
 */
@Controller("/api/export")
@Requires(bean = AdminSettings.class)
final class ExportController {
    private static final Logger LOG = LoggerFactory.getLogger(ExportController.class);
    private static final List<String> EXPORT = Query.names(Query.PERIOD, Query.FILTERS, List.of("cursor", "format"));

    private final LedgerReading ledger;
    private final ExecutorService blocking;

    ExportController(LedgerReading ledger, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.ledger = ledger;
        this.blocking = blocking;
    }

    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> export(HttpRequest<?> request) {
        Query query = Query.of(request, EXPORT);
        RowFormat format = query.format(RowFormat.CSV, RowFormat.JSONL, RowFormat.FOCUS);
        Export export = Query.checked("cursor", () -> new Export(query.text("cursor"), query.range(), query.filters()));
        Pipe pipe = new Pipe();
        CompletableFuture<String> next = new CompletableFuture<>();
        blocking.execute(() -> write(export, format, pipe, next));
        MutableHttpResponse<?> answer;
        try {
            String cursor = next.join();
            answer = Answers.of(format, "export", pipe.body(request, blocking));
            Answers.next(request, answer, cursor);
        } catch (CompletionException e) {
            if (e.getCause() instanceof ApiError error) {
                throw error;
            }
            throw e;
        }
        return answer;
    }

    private void write(Export export, RowFormat format, Pipe pipe, CompletableFuture<String> next) {
        try {
            try (RowWriter rows = format.entryWriter(pipe.writer())) {
                ledger.read(reader -> reader.export(export, taker(format, rows, next)));
            }
            pipe.end(null);
        } catch (UncheckedIOException e) {
            LOG.debug("An export was not taken whole", e);
            pipe.end(e);
        } catch (RuntimeException e) {
            // before the head is sent the answer is an error, afterwards it breaks off
            if (!next.completeExceptionally(e)) {
                LOG.warn("An export broke off", e);
            }
            pipe.end(e);
        }
    }

    private static Export.Taker taker(RowFormat format, RowWriter rows, CompletableFuture<String> next) {
        return new Export.Taker() {
            @Override
            public void next(String cursor) {
                next.complete(cursor);
            }

            @Override
            public void entry(BookedEntry entry) {
                rows.row(format.entry(entry));
            }
        };
    }
}

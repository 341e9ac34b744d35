package dev.tollgate.admin;

import dev.tollgate.ledger.Ledger;
import dev.tollgate.ledger.LedgerHealth;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the ledger's writer in this process is. */
@Controller("/api/ledger")
@Requires(bean = AdminSettings.class)
final class LedgerController {
    private final AdminSettings settings;

    LedgerController(AdminSettings settings) {
        this.settings = settings;
    }

    @Get
    HttpResponse<byte[]> ledger(HttpRequest<?> request) {
        Query.of(request, List.of());
        Ledger ledger = settings.ledger();
        if (ledger == null) {
            throw ApiError.withoutLedger();
        }
        LedgerHealth health = ledger.health();
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("url", ledger.url().toString());
        told.put("writable", health.writable());
        told.put("problem", health.problem());
        told.put("since", health.since().truncatedTo(ChronoUnit.MICROS).toString());
        told.put("pending", ledger.pending());
        told.put("accepts", ledger.accepts());
        return Answers.json(told);
    }
}

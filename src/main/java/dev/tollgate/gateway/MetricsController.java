package dev.tollgate.gateway;

import dev.tollgate.telemetry.Telemetry;
import dev.tollgate.telemetry.sdk.Scrape;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /metrics} on the stats port: the metrics as Prometheus text, or OpenMetrics where that is asked for. */
@Controller("/metrics")
final class MetricsController {
    private final Telemetry telemetry;

    MetricsController(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> metrics(HttpRequest<?> request) {
        Scrape scrape = telemetry.scrape(request.getHeaders().get("accept"));
        return HttpResponse.ok(scrape.body()).header("content-type", scrape.contentType());
    }
}

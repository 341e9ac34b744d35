package dev.tollgate.telemetry;

import dev.tollgate.telemetry.relay.Export;
import dev.tollgate.telemetry.relay.OtlpRelay;
import dev.tollgate.telemetry.relay.OtlpSignal;
import dev.tollgate.telemetry.relay.Relayed;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code /v1/traces}, {@code /v1/metrics} and {@code /v1/logs} on the admin port, where {@code config.telemetry.relay} is on. */
@Controller(value = "/v1", consumes = MediaType.ALL)
@Requires(bean = Telemetry.class)
final class RelayController {
    private final Telemetry telemetry;

    RelayController(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    @Post("/traces")
    CompletionStage<HttpResponse<byte[]>> traces(HttpRequest<?> request, @Body byte[] body) {
        return relay(OtlpSignal.TRACES, request, body);
    }

    @Post("/metrics")
    CompletionStage<HttpResponse<byte[]>> metrics(HttpRequest<?> request, @Body byte[] body) {
        return relay(OtlpSignal.METRICS, request, body);
    }

    @Post("/logs")
    CompletionStage<HttpResponse<byte[]>> logs(HttpRequest<?> request, @Body byte[] body) {
        return relay(OtlpSignal.LOGS, request, body);
    }

    private CompletionStage<HttpResponse<byte[]>> relay(OtlpSignal signal, HttpRequest<?> request, byte[] body) {
        OtlpRelay relay = telemetry.relay();
        if (relay == null) {
            return CompletableFuture.completedFuture(HttpResponse.notFound());
        }
        String type = request.getHeaders().get("content-type");
        Export export = new Export(
                signal,
                type == null ? "application/x-protobuf" : type,
                request.getHeaders().get("content-encoding"),
                body);
        return relay.relay(export).thenApply(RelayController::response);
    }

    private static HttpResponse<byte[]> response(Relayed relayed) {
        return HttpResponse.<byte[]>status(relayed.status(), "")
                .header("content-type", relayed.contentType())
                .body(relayed.body());
    }
}

package dev.tollgate.gateway;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** {@code /healthz/live} and {@code /healthz/ready}, on the readiness port. */
@Controller("/healthz")
final class HealthController {
    private final Readiness readiness;

    HealthController(Readiness readiness) {
        this.readiness = readiness;
    }

    @Get(uri = "/live", produces = MediaType.TEXT_PLAIN)
    String live() {
        return "live\n";
    }

    @Get(uri = "/ready", produces = MediaType.TEXT_PLAIN)
    HttpResponse<String> ready() {
        return readiness.ready()
                ? HttpResponse.ok("ready\n")
                : HttpResponse.<String>status(HttpStatus.SERVICE_UNAVAILABLE).body("not ready\n");
    }
}

package dev.tollgate.gateway;

import dev.tollgate.config.ConfigurationView;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.nio.charset.StandardCharsets;

/** {@code /config} on the admin port: what is served, without secrets. */
@Controller("/config")
final class ConfigurationController {
    private final CurrentConfiguration configuration;

    ConfigurationController(CurrentConfiguration configuration) {
        this.configuration = configuration;
    }

    @Get
    HttpResponse<byte[]> configuration() {
        return HttpResponse.ok(ConfigurationView.json(configuration.now()).getBytes(StandardCharsets.UTF_8))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}

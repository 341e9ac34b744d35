package dev.tollgate.admin;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The description of this API, as OpenAPI 3.1. */
@Controller("/api/openapi.json")
@Requires(bean = AdminSettings.class)
final class OpenApiController {
    private final byte[] document = Resource.text("openapi.json").getBytes(StandardCharsets.UTF_8);

    @Get
    HttpResponse<byte[]> document(HttpRequest<?> request) {
        Query.of(request, List.of());
        return HttpResponse.ok(document).header("content-type", RowFormat.JSON.contentType());
    }
}

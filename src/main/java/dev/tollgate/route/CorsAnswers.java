package dev.tollgate.route;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cross-origin headers, by the Fetch standard's "CORS protocol". */
final class CorsAnswers {
    private CorsAnswers() {}

    static boolean isPreflight(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.OPTIONS
                && request.getHeaders().contains("origin")
                && request.getHeaders().contains("access-control-request-method");
    }

    /** Without the allowing headers for an origin that is not allowed, which makes the browser refuse. */
    static MutableHttpResponse<?> preflight(Cors cors, HttpRequest<?> request) {
        MutableHttpResponse<?> response = HttpResponse.noContent();
        MutableHttpHeaders headers = response.getHeaders();
        if (allowedOrigin(cors, request) == null) {
            return response;
        }
        headers.set(
                "access-control-allow-methods", join(cors.allowMethods(), request, "access-control-request-method"));
        if (!cors.allowHeaders().isEmpty()) {
            headers.set(
                    "access-control-allow-headers",
                    join(cors.allowHeaders(), request, "access-control-request-headers"));
        }
        // a filter that answers does not see its own answer on the way out
        decorate(cors, request, headers);
        if (cors.maxAge() != null) {
            headers.set("access-control-max-age", String.valueOf(cors.maxAge().toSeconds()));
        }
        return response;
    }

    /** Adds what every answer to an allowed origin carries. */
    static void decorate(Cors cors, HttpRequest<?> request, MutableHttpHeaders headers) {
        String origin = allowedOrigin(cors, request);
        if (origin == null) {
            return;
        }
        headers.set("access-control-allow-origin", origin);
        if (!origin.equals("*")) {
            headers.add("vary", "origin");
        }
        if (cors.allowCredentials()) {
            headers.set("access-control-allow-credentials", "true");
        }
        if (!cors.exposeHeaders().isEmpty()) {
            headers.set("access-control-expose-headers", String.join(", ", cors.exposeHeaders()));
        }
    }

    private static @Nullable String allowedOrigin(Cors cors, HttpRequest<?> request) {
        String origin = request.getHeaders().get("origin");
        if (origin == null) {
            return null;
        }
        if (cors.allowOrigins().contains("*")) {
            // a wildcard is not allowed to go with credentials, so the origin itself is named then
            return cors.allowCredentials() ? origin : "*";
        }
        return cors.allowOrigins().contains(origin) ? origin : null;
    }

    /** {@code *} means what was asked for: some browsers do not know the wildcard. */
    private static String join(List<String> allowed, HttpRequest<?> request, String asked) {
        if (allowed.contains("*")) {
            String names = request.getHeaders().get(asked);
            return names == null ? "*" : names;
        }
        return String.join(", ", allowed);
    }
}

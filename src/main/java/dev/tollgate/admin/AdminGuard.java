package dev.tollgate.admin;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before everything on the admin port but the relay, which tells nothing and has a rule of its own. No answer allows
 * another site's pages to read it.
 */
@ServerFilter("/**")
@Requires(bean = AdminSettings.class)
final class AdminGuard implements Ordered {
    private static final Set<String> RELAY = Set.of("/v1/traces", "/v1/metrics", "/v1/logs");

    private final AdminPort port;
    private final AccessRule rule;

    AdminGuard(AdminPort port, AdminSettings settings) {
        this.port = port;
        this.rule = new AccessRule(settings);
    }

    /** After the filter that keeps the ports apart, before the road. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        if (!guarded(request)) {
            return;
        }
        @Nullable
        ApiError against = request.getPath().equals("/")
                ? rule.againstPage(request.getHeaders())
                : rule.against(request.getHeaders());
        if (against != null) {
            throw against;
        }
    }

    @ResponseFilter
    void close(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (guarded(request)) {
            close(response.getHeaders());
        }
    }

    static void close(MutableHttpHeaders headers) {
        headers.set("cache-control", "no-store");
        headers.set("x-content-type-options", "nosniff");
        headers.set("cross-origin-resource-policy", "same-origin");
    }

    private boolean guarded(HttpRequest<?> request) {
        return port.isAdmin(request.getServerAddress().getPort()) && !RELAY.contains(request.getPath());
    }
}

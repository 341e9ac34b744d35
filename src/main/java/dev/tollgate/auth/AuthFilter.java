package dev.tollgate.auth;

import dev.tollgate.pipeline.ErrorKind;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.GatewayError;
import dev.tollgate.pipeline.Phase;
import dev.tollgate.route.Routed;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** {@link Phase#AUTH}: learns {@link Identity} and {@link PresentedKey}; 401 for who has no right to be here. */
@ServerFilter("/**")
final class AuthFilter implements Ordered {
    @Override
    public int getOrder() {
        return Phase.AUTH.order();
    }

    @RequestFilter
    void authenticate(HttpRequest<?> request) {
        Exchange exchange = Exchange.of(request);
        ApiKeys keys = exchange == null
                ? null
                : exchange.known(Routed.class).route().policies().find(ApiKeys.class);
        if (exchange == null || keys == null) {
            return;
        }
        PresentedKey.Found found = PresentedKey.find(keys, request.getHeaders());
        if (found != null) {
            exchange.learn(found.key().identity());
            exchange.learn(new PresentedKey(found.header(), found.key().allowedModels()));
            return;
        }
        boolean brought = PresentedKey.any(request.getHeaders());
        switch (keys.mode()) {
            case STRICT -> throw refused(brought);
            case OPTIONAL -> {
                if (brought) {
                    throw refused(true);
                }
            }
            case PERMISSIVE -> {
                // whoever is not known is served all the same
            }
        }
    }

    private static GatewayError refused(boolean brought) {
        return GatewayError.client(
                ErrorKind.AUTHENTICATION,
                "auth",
                brought
                        ? "invalid x-api-key: the gateway does not know this key"
                        : "x-api-key header is required (or Authorization: Bearer), with a key that the gateway knows");
    }
}

package dev.tollgate.auth;

import dev.tollgate.pipeline.ErrorKind;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.GatewayError;
import dev.tollgate.pipeline.Phase;
import dev.tollgate.wire.RequestFacts;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The models that a key may ask for, checked in {@link Phase#LIMIT}, the first phase that knows which model is asked for. A
 * 403, not a 400: Claude Code answers a 400 with up to five more requests.
 */
@ServerFilter("/**")
final class AllowedModelsFilter implements Ordered {
    @Override
    public int getOrder() {
        return Phase.LIMIT.order();
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        Exchange exchange = Exchange.of(request);
        PresentedKey key = exchange == null ? null : exchange.find(PresentedKey.class);
        RequestFacts facts = exchange == null ? null : exchange.find(RequestFacts.class);
        if (key == null
                || facts == null
                || facts.model() == null
                || key.allowedModels().isEmpty()) {
            return;
        }
        if (!allows(key.allowedModels(), facts.model())) {
            throw GatewayError.client(
                            ErrorKind.PERMISSION,
                            "auth",
                            "model: " + facts.model() + " is not allowed for this key (allowed: "
                                    + String.join(", ", key.allowedModels()) + ")")
                    .param("model");
        }
    }

    static boolean allows(List<String> patterns, String model) {
        return patterns.stream()
                .anyMatch(pattern -> Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), model));
    }
}

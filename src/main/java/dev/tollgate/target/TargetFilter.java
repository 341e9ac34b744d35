package dev.tollgate.target;

import dev.tollgate.llm.Dialect;
import dev.tollgate.llm.Operation;
import dev.tollgate.pipeline.ErrorKind;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.GatewayError;
import dev.tollgate.pipeline.Phase;
import dev.tollgate.pipeline.Policies;
import dev.tollgate.pricing.CurrentPrices;
import dev.tollgate.route.RouteType;
import dev.tollgate.route.Routed;
import dev.tollgate.wire.RequestFacts;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link Phase#TARGET}: learns {@link Target}; answers the model list of a configuration that chooses by model. */
@ServerFilter("/**")
final class TargetFilter implements Ordered {
    private static final String MODELS_PATH = "/v1/models";

    private final CurrentPrices prices;

    TargetFilter(CurrentPrices prices) {
        this.prices = prices;
    }

    @Override
    public int getOrder() {
        return Phase.TARGET.order();
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> target(HttpRequest<?> request) {
        Exchange exchange = Exchange.of(request);
        if (exchange == null) {
            return null;
        }
        Routed routed = exchange.known(Routed.class);
        Policies policies = routed.route().policies();
        Backend.BackendSetting setting = policies.find(Backend.BackendSetting.class);
        if (setting == null) {
            throw GatewayError.client(
                    ErrorKind.NOT_FOUND, "no_backend", "Route " + routed.route().name() + " has no backend");
        }
        if (setting.backend() instanceof Backend.ByModel byModel && request.getMethod() == HttpMethod.GET) {
            HttpResponse<?> models = models(byModel, exchange, request.getPath());
            if (models != null) {
                return models;
            }
        }
        Target target = target(exchange, setting.backend(), routed.type(), policies);
        checkPriced(target, exchange);
        exchange.learn(target);
        return null;
    }

    /** Where the configuration wants nothing served whose cost nobody would know. */
    private void checkPriced(Target target, Exchange exchange) {
        String model = target.model();
        Operation operation = target.dialect().operation();
        boolean costs = operation == Operation.CHAT || operation == Operation.EMBEDDINGS;
        if (costs
                && model != null
                && prices.now().refuses(target.provider().pricedAs(prices.now()), model, exchange.startedAt())) {
            throw GatewayError.client(
                            ErrorKind.PERMISSION,
                            "unpriced_model",
                            "model: " + model + " has no price, and the gateway serves only models that have one")
                    .param("model");
        }
    }

    private static @Nullable HttpResponse<?> models(Backend.ByModel backend, Exchange exchange, String path) {
        if (path.endsWith(MODELS_PATH)) {
            return ModelList.list(backend, exchange.family());
        }
        int at = path.indexOf(MODELS_PATH + "/");
        if (at < 0) {
            return null;
        }
        String name = URLDecoder.decode(path.substring(at + MODELS_PATH.length() + 1), StandardCharsets.UTF_8);
        HttpResponse<?> one = ModelList.retrieve(backend, exchange.family(), name);
        if (one == null) {
            throw GatewayError.client(
                    ErrorKind.NOT_FOUND, "unknown_model", "model: " + name + " is not configured here");
        }
        return one;
    }

    private static Target target(Exchange exchange, Backend backend, RouteType type, Policies policies) {
        RequestFacts facts = exchange.find(RequestFacts.class);
        String asked = facts == null ? null : facts.model();
        String wrongType = facts == null ? null : facts.wrongType("model");
        if (wrongType != null) {
            throw GatewayError.client(ErrorKind.INVALID_REQUEST, "no_model", wrongType)
                    .param("model");
        }
        Dialect client = Objects.requireNonNull(exchange.dialect());
        Targets.Choice choice = Targets.choose(backend, asked, client.family(), needsModel(type));
        boolean replaced =
                choice.model() != null && asked != null && !choice.model().equals(asked);
        boolean added = choice.model() != null && asked == null && facts != null && needsModel(type);
        return new Target(
                choice.provider(),
                provider(client, choice.provider()),
                choice.model(),
                replaced || added,
                choice.defaults(),
                choice.overrides(),
                policies.with(choice.policies()));
    }

    private static boolean needsModel(RouteType type) {
        return switch (type) {
            case COMPLETIONS, MESSAGES, RESPONSES, EMBEDDINGS, ANTHROPIC_TOKEN_COUNT -> true;
            case MODELS, PASSTHROUGH, DETECT -> false;
        };
    }

    /**
     * What the provider is spoken to in: the client's own dialect where it is of the provider's family, else the one that
     * stands for the same. A count of tokens that the provider has no endpoint for is left to the translation.
     */
    private static Dialect provider(Dialect client, ProviderTarget provider) {
        if (client.family() == provider.kind().family() || client.operation() == Operation.PASSTHROUGH) {
            return client;
        }
        return switch (client) {
            case ANTHROPIC_MESSAGES, ANTHROPIC_TOKEN_COUNT -> Dialect.OPENAI_CHAT;
            case OPENAI_CHAT -> Dialect.ANTHROPIC_MESSAGES;
            case ANTHROPIC_OTHER, OPENAI_OTHER, OPENAI_RESPONSES, OPENAI_EMBEDDINGS ->
                throw GatewayError.client(
                        ErrorKind.INVALID_REQUEST,
                        "translation",
                        "The client speaks " + client.text() + " and backend " + provider.name() + " is of kind "
                                + provider.kind().text() + ", which has no counterpart to it (expected: a route whose "
                                + "backend speaks " + client.text() + ")");
        };
    }
}

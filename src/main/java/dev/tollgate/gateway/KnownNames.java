package dev.tollgate.gateway;

import dev.tollgate.pricing.CurrentPrices;
import dev.tollgate.route.RouteTable;
import dev.tollgate.target.Backend;
import dev.tollgate.telemetry.KnownModels;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The model names that may become labels: those of the configuration and those of the price list. */
final class KnownNames implements KnownModels {
    private final CurrentPrices prices;
    private volatile Set<String> configured;

    KnownNames(RouteTable routes, CurrentPrices prices) {
        this.prices = prices;
        configured = names(routes);
    }

    void change(RouteTable routes) {
        configured = names(routes);
    }

    @Override
    public boolean knows(String model) {
        return configured.contains(model) || prices.now().knows(model);
    }

    private static Set<String> names(RouteTable routes) {
        return routes.binds().stream()
                .flatMap(bind -> bind.listeners().stream())
                .flatMap(listener -> listener.routes().stream())
                .map(route -> route.policies().find(Backend.BackendSetting.class))
                .flatMap(setting -> setting == null ? Stream.empty() : names(setting.backend()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> names(Backend backend) {
        return switch (backend) {
            case Backend.Single single -> Stream.ofNullable(single.provider().model());
            case Backend.ByModel byModel ->
                byModel.models().stream()
                        .flatMap(model -> Stream.concat(
                                Stream.of(model.name()),
                                Stream.ofNullable(model.provider().model())));
        };
    }
}

package dev.tollgate.config;

import dev.tollgate.pricing.OnUnknownModel;
import dev.tollgate.pricing.PriceOverride;
import dev.tollgate.pricing.PriceOverrides;
import dev.tollgate.pricing.UnitPrices;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code config.prices} in force. */
final class PricesView {
    private PricesView() {}

    static Map<String, Object> of(PriceOverrides prices) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put(
                "onUnknownModel",
                switch (prices.onUnknownModel()) {
                    case OnUnknownModel.LeaveUnknown unknown -> "null";
                    case OnUnknownModel.Refuse refuse -> "refuse";
                    case OnUnknownModel.Fallback(String name) -> "fallback " + name;
                });
        view.put("models", prices.models().stream().map(PricesView::model).toList());
        return view;
    }

    private static Map<String, Object> model(PriceOverride model) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", model.name());
        Views.put(view, "provider", model.provider());
        Views.put(view, "from", model.from());
        Views.put(view, "serviceTier", model.serviceTier());
        if (model.free()) {
            view.put("free", true);
        }
        prices(view, model.prices());
        if (!model.tiers().isEmpty()) {
            view.put("tiers", model.tiers().stream().map(PricesView::tier).toList());
        }
        return view;
    }

    private static Map<String, Object> tier(PriceOverride.Tier tier) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("above", tier.above());
        prices(view, tier.prices());
        return view;
    }

    private static void prices(Map<String, Object> view, UnitPrices prices) {
        usd(view, "inputPerMillion", prices.inputPerMillion());
        usd(view, "cacheReadPerMillion", prices.cacheReadPerMillion());
        usd(view, "cacheWrite5mPerMillion", prices.cacheWrite5mPerMillion());
        usd(view, "cacheWrite1hPerMillion", prices.cacheWrite1hPerMillion());
        usd(view, "outputPerMillion", prices.outputPerMillion());
        usd(view, "reasoningPerMillion", prices.reasoningPerMillion());
        usd(view, "webSearchPerThousand", prices.webSearchPerThousand());
        usd(view, "requestPerThousand", prices.requestPerThousand());
    }

    private static void usd(Map<String, Object> view, String name, @Nullable BigDecimal usd) {
        if (usd != null) {
            view.put(name, usd);
        }
    }
}

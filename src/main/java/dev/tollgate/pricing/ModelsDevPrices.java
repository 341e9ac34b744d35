package dev.tollgate.pricing;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads the format of models.dev: providers by id, in each {@code models} by id, in each {@code cost} with {@code input,
 * output, reasoning, cache_read, cache_write} in USD per million tokens, and with {@code tiers}, before those {@code
 * context_over_200k}, for long requests.
 */
final class ModelsDevPrices {
    private static final long LEGACY_BOUND = 200_000;

    private final ImportedPrices imported = new ImportedPrices();

    private ModelsDevPrices() {}

    static PriceImport read(JsonNode root) {
        ModelsDevPrices reader = new ModelsDevPrices();
        root.forEachEntry((provider, node) -> {
            if (!node.path("models").isObject()) {
                throw new IllegalArgumentException(
                        "\"" + provider + "\" has no models (expected: an object of models in each provider)");
            }
            node.path("models")
                    .forEachEntry((model, facts) ->
                            reader.model(ImportedPrices.provider(provider), model, facts.path("cost")));
        });
        return reader.imported.done();
    }

    private void model(String provider, String model, JsonNode cost) {
        if (!cost.path("input").isNumber() && !cost.path("output").isNumber()) {
            imported.withoutPrice();
            return;
        }
        List<PriceOverride.Tier> tiers = new ArrayList<>();
        for (JsonNode tier : cost.path("tiers")) {
            if (tier.path("tier").path("type").asString("context").equals("context")) {
                tiers.add(new PriceOverride.Tier(tier.path("tier").path("size").asLong(), prices(tier)));
            }
        }
        if (tiers.isEmpty() && cost.path("context_over_200k").isObject()) {
            tiers.add(new PriceOverride.Tier(LEGACY_BOUND, prices(cost.path("context_over_200k"))));
        }
        imported.add(model, provider, null, prices(cost), tiers);
    }

    private UnitPrices prices(JsonNode cost) {
        return new UnitPrices(
                imported.usd(cost.path("input"), 1),
                imported.usd(cost.path("cache_read"), 1),
                imported.usd(cost.path("cache_write"), 1),
                null,
                imported.usd(cost.path("output"), 1),
                imported.usd(cost.path("reasoning"), 1),
                null,
                null);
    }
}

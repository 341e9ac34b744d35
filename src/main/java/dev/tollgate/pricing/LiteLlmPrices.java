package dev.tollgate.pricing;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads LiteLLM's format: models by name, in each {@code litellm_provider} and prices in USD per token, whose names say
 * what they are for: {@code cache_read_input_token_cost_above_272k_tokens_priority}. A price that a tier does not have is
 * the one without the tier.
 */
final class LiteLlmPrices {
    private static final int MILLION = 1_000_000;
    private static final int THOUSAND = 1_000;
    private static final Pattern PRICE = Pattern.compile("(input_cost_per_token|output_cost_per_token"
            + "|output_cost_per_reasoning_token|cache_read_input_token_cost|cache_creation_input_token_cost"
            + "|cache_creation_input_token_cost_above_1hr)"
            + "(?:_above_(?<bound>\\d+)k_tokens)?(?:_(?<tier>priority|flex|batches))?");

    private record Place(String kind, long bound, String serviceTier) {}

    private final ImportedPrices imported = new ImportedPrices();

    private LiteLlmPrices() {}

    static PriceImport read(JsonNode root) {
        LiteLlmPrices reader = new LiteLlmPrices();
        root.forEachEntry((key, model) -> {
            if (!model.isObject()) {
                throw new IllegalArgumentException(
                        "\"" + key + "\" is " + model.getNodeType() + " (expected: an object for each model)");
            }
            if (!key.equals("sample_spec")) {
                reader.model(key, model);
            }
        });
        return reader.imported.done();
    }

    private void model(String key, JsonNode model) {
        Map<Place, BigDecimal> prices = prices(model);
        if (!prices.containsKey(new Place("input_cost_per_token", 0, ""))) {
            imported.withoutPrice();
            return;
        }
        String provider = model.path("litellm_provider").asString("");
        Set<String> serviceTiers = new TreeSet<>();
        Set<Long> bounds = new TreeSet<>();
        prices.keySet().forEach(place -> {
            serviceTiers.add(place.serviceTier());
            bounds.add(place.bound());
        });
        bounds.remove(0L);
        for (String serviceTier : serviceTiers) {
            List<PriceOverride.Tier> tiers = bounds.stream()
                    .map(bound -> new PriceOverride.Tier(bound, at(prices, bound, serviceTier, model)))
                    .toList();
            imported.add(
                    name(key, provider),
                    ImportedPrices.provider(provider),
                    serviceTier.isEmpty() ? null : serviceTier.equals("batches") ? "batch" : serviceTier,
                    at(prices, 0, serviceTier, model),
                    tiers);
        }
    }

    private Map<Place, BigDecimal> prices(JsonNode model) {
        Map<Place, BigDecimal> prices = new HashMap<>();
        model.forEachEntry((field, value) -> {
            Matcher matcher = PRICE.matcher(field);
            BigDecimal usd = matcher.matches() ? imported.usd(value, MILLION) : null;
            if (usd != null) {
                long bound = matcher.group("bound") == null ? 0 : Long.parseLong(matcher.group("bound")) * THOUSAND;
                String tier = matcher.group("tier") == null ? "" : matcher.group("tier");
                prices.put(new Place(matcher.group(1), bound, tier), usd);
            }
        });
        for (JsonNode range : model.path("tiered_pricing")) {
            long bound = range.path("range").path(0).asLong();
            range.forEachEntry((field, value) -> {
                BigDecimal usd = PRICE.matcher(field).matches() ? imported.usd(value, MILLION) : null;
                if (usd != null) {
                    prices.put(new Place(field, bound, ""), usd);
                }
            });
        }
        return prices;
    }

    private UnitPrices at(Map<Place, BigDecimal> prices, long bound, String serviceTier, JsonNode model) {
        return new UnitPrices(
                price(prices, "input_cost_per_token", bound, serviceTier),
                price(prices, "cache_read_input_token_cost", bound, serviceTier),
                price(prices, "cache_creation_input_token_cost", bound, serviceTier),
                price(prices, "cache_creation_input_token_cost_above_1hr", bound, serviceTier),
                price(prices, "output_cost_per_token", bound, serviceTier),
                price(prices, "output_cost_per_reasoning_token", bound, serviceTier),
                bound > 0
                        ? null
                        : imported.usd(
                                model.path("search_context_cost_per_query").path("search_context_size_medium"),
                                THOUSAND),
                bound > 0 ? null : imported.usd(model.path("input_cost_per_request"), THOUSAND));
    }

    /** Null where only the price without the bound is left, since a tier takes that from its base. */
    private static @Nullable BigDecimal price(
            Map<Place, BigDecimal> prices, String kind, long bound, String serviceTier) {
        BigDecimal own = prices.get(new Place(kind, bound, serviceTier));
        return own != null ? own : prices.get(new Place(kind, bound, ""));
    }

    /** Without the provider that many names begin with: {@code gemini/gemini-2.5-pro}. */
    private static String name(String key, String provider) {
        int slash = key.indexOf('/');
        return slash > 0 && provider.startsWith(key.substring(0, slash)) ? key.substring(slash + 1) : key;
    }
}

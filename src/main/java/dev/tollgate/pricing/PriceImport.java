package dev.tollgate.pricing;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was read from another project's price list.
 *
 * @param prices for {@code config.prices.models}, see {@link OverridesText}
 * @param withoutPrice how many models have no price for tokens, such as those for images
 * @param rounded how many prices had more than nine decimals, as a number has that was computed in binary
 */
public record PriceImport(List<PriceOverride> prices, int withoutPrice, int rounded) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    public PriceImport {
        prices = List.copyOf(prices);
    }

    /** @throws IllegalArgumentException if it is not of that format, or holds what cannot be a price */
    public static PriceImport read(PriceFormat format, InputStream input) {
        try {
            JsonNode root = JSON.readTree(input);
            if (!root.isObject() || root.isEmpty()) {
                throw new IllegalArgumentException(
                        "it is not a price list of " + format + " (expected: a JSON object with members)");
            }
            return switch (format) {
                case LITELLM -> LiteLlmPrices.read(root);
                case MODELS_DEV -> ModelsDevPrices.read(root);
            };
        } catch (JacksonException e) {
            throw new IllegalArgumentException("it is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The prices at a provider and of models whose name matches; null is any. */
    public List<PriceOverride> of(@Nullable String provider, @Nullable String model) {
        String wanted = provider == null ? null : ImportedPrices.provider(provider);
        Match name = Match.parse(model == null ? "*" : model);
        return prices.stream()
                .filter(price -> wanted == null || wanted.equalsIgnoreCase(price.provider()))
                .filter(price -> name.matches(price.name().toLowerCase(Locale.ROOT)))
                .toList();
    }
}

package dev.tollgate.pricing;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes configured prices as they stand in a configuration file. */
public final class OverridesText {
    /** Plain, since not every reader of YAML takes {@code 1E-9} for a number. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private OverridesText() {}

    /** A whole {@code config:} section in YAML. */
    public static String yaml(List<PriceOverride> prices) {
        StringBuilder out = new StringBuilder("config:\n  prices:\n    models:\n");
        for (PriceOverride price : prices) {
            String margin = "    - ";
            for (Map.Entry<String, Object> field : fields(price).entrySet()) {
                out.append(margin).append(field.getKey()).append(':');
                yaml(out, field.getValue());
                margin = "      ";
            }
        }
        return out.toString();
    }

    private static void yaml(StringBuilder out, Object value) {
        if (value instanceof List<?> tiers) {
            out.append('\n');
            tiers.forEach(tier ->
                    out.append("      - ").append(JSON.writeValueAsString(tier)).append('\n'));
        } else {
            out.append(' ').append(JSON.writeValueAsString(value)).append('\n');
        }
    }

    /** The same in JSON, which a YAML file may hold as well. */
    public static String json(List<PriceOverride> prices) {
        StringBuilder out = new StringBuilder("{\"config\":{\"prices\":{\"models\":[\n");
        for (int i = 0; i < prices.size(); i++) {
            out.append(JSON.writeValueAsString(fields(prices.get(i)))).append(i < prices.size() - 1 ? ",\n" : "\n");
        }
        return out.append("]}}}\n").toString();
    }

    private static Map<String, Object> fields(PriceOverride price) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", price.name());
        put(fields, "provider", price.provider());
        put(fields, "from", price.from() == null ? null : price.from().toString());
        put(fields, "serviceTier", price.serviceTier());
        put(fields, "free", price.free() ? true : null);
        put(fields, price.prices());
        put(
                fields,
                "tiers",
                price.tiers().isEmpty()
                        ? null
                        : price.tiers().stream().map(OverridesText::fields).toList());
        return fields;
    }

    private static Map<String, Object> fields(PriceOverride.Tier tier) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("above", tier.above());
        put(fields, tier.prices());
        return fields;
    }

    private static void put(Map<String, Object> fields, UnitPrices prices) {
        put(fields, "inputPerMillion", prices.inputPerMillion());
        put(fields, "cacheReadPerMillion", prices.cacheReadPerMillion());
        put(fields, "cacheWrite5mPerMillion", prices.cacheWrite5mPerMillion());
        put(fields, "cacheWrite1hPerMillion", prices.cacheWrite1hPerMillion());
        put(fields, "outputPerMillion", prices.outputPerMillion());
        put(fields, "reasoningPerMillion", prices.reasoningPerMillion());
        put(fields, "webSearchPerThousand", prices.webSearchPerThousand());
        put(fields, "requestPerThousand", prices.requestPerThousand());
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value instanceof BigDecimal usd ? usd.stripTrailingZeros() : value);
        }
    }
}

package dev.tollgate.pricing;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes {@code catalogue.json} of the published prices in {@code genai-prices-v2-slim.json} (Pydantic Services, MIT): one
 * model a line, every price a whole number. {@code CatalogueTest} checks that the file is what this makes, and writes it
 * when run with {@code -Dgolden.update=true}. For newer prices replace the source, set {@link #MONTH}, and run that.
 *
 * <p>It adds what the source does not say: names by which the OpenTelemetry conventions and others call the providers,
 * one-hour cache writes of Claude at resellers (twice the input price, Anthropic's rule for all its models), and shares for
 * the tiers of service that have one share for all of a provider's models. It leaves out what {@code Usage} does not
 * count: audio, images, video, citations.
 */
final class CatalogueGenerator {
    /** When the source was collected. */
    private static final String MONTH = "2026-08";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Map<String, String> RATES = Map.of(
            "input_mtok", "input",
            "cache_read_mtok", "cache_read",
            "cache_write_mtok", "cache_write_5m",
            "cache_write_1h_mtok", "cache_write_1h",
            "output_mtok", "output",
            "output_reasoning_mtok", "reasoning",
            "web_searches_kcount", "web_search",
            "requests_kcount", "request");

    /** The well-known values of {@code gen_ai.provider.name} that the source's own rules do not cover, and other spellings. */
    private static final Map<String, List<String>> NAMES = Map.of(
            "aws", List.of("aws.*"),
            "azure", List.of("azure*"),
            "google", List.of("gcp.*"),
            "x-ai", List.of("x_ai"),
            "together", List.of("togetherai"),
            "zai", List.of("z.ai", "z-ai"),
            "zhipuai", List.of("zhipu*"),
            "fireworks", List.of("fireworks*"),
            "novita", List.of("novita*"));

    /**
     * Anthropic, "Batch processing": half of the standard prices, cache reads and writes too. OpenAI, "Batch API" and "Flex
     * processing": half of the standard prices.
     */
    private static final Map<String, String> SERVICE_TIERS =
            Map.of("anthropic", "{\"batch\":50}", "openai", "{\"batch\":50,\"flex\":50}");

    /** Who sells Claude with one-hour caching: Anthropic, Amazon Bedrock, Google Vertex AI. */
    private static final List<String> CLAUDE_SELLERS = List.of("anthropic", "aws", "google");

    private CatalogueGenerator() {}

    static byte[] source() throws IOException {
        try (InputStream input = CatalogueGenerator.class.getResourceAsStream("genai-prices-v2-slim.json")) {
            return Objects.requireNonNull(input).readAllBytes();
        }
    }

    static JsonNode tree(byte[] source) {
        return JSON.readTree(source);
    }

    static String generate(byte[] source) {
        StringBuilder out = new StringBuilder("{\n");
        out.append("\"version\":\"").append(version(source)).append("\",\n");
        out.append("\"source\":\"https://github.com/pydantic/genai-prices, MIT licence: catalogue.LICENSE.txt\",\n");
        out.append("\"units\":\"nano-USD per million tokens, per thousand searches and requests\",\n");
        out.append("\"providers\":[\n");
        separated(out, tree(source), CatalogueGenerator::provider);
        return out.append("]\n}\n").toString();
    }

    private static String version(byte[] source) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(source);
            return MONTH + "-" + HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void provider(StringBuilder out, JsonNode provider) {
        String id = provider.path("id").asString();
        ObjectNode head = JSON.createObjectNode();
        head.put("id", id).put("name", provider.path("name").asString());
        if (NAMES.containsKey(id)) {
            ArrayNode names = head.putArray("names");
            Objects.requireNonNull(NAMES.get(id)).forEach(names::add);
        }
        if (provider.has("provider_match")) {
            head.set("like", match(provider.path("provider_match")));
        }
        head.put("hosts", provider.path("api_pattern").asString());
        if (provider.has("model_match")) {
            head.set("owns", match(provider.path("model_match")));
        }
        if (provider.has("fallback_model_providers")) {
            head.set("lenders", provider.path("fallback_model_providers"));
        }
        if (SERVICE_TIERS.containsKey(id)) {
            head.set("service_tiers", JSON.readTree(Objects.requireNonNull(SERVICE_TIERS.get(id))));
        }
        String open = head.toString();
        out.append(open, 0, open.length() - 1).append(",\"models\":[\n");
        separated(out, provider.path("models"), (text, model) -> text.append(model(id, model)));
        out.append("]}");
    }

    private static ObjectNode model(String provider, JsonNode model) {
        ObjectNode line = JSON.createObjectNode();
        String id = model.path("id").asString();
        line.put("id", id);
        line.set("match", match(model.path("match")));
        ArrayNode prices = line.putArray("prices");
        boolean claude = CLAUDE_SELLERS.contains(provider) && id.contains("claude");
        if (model.path("prices").isArray()) {
            model.path("prices").forEach(dated -> prices.add(period(dated, claude)));
        } else {
            prices.add(period(model, claude));
        }
        return line;
    }

    private static ObjectNode period(JsonNode dated, boolean claude) {
        ObjectNode period = JSON.createObjectNode();
        JsonNode constraint = dated.path("constraint");
        if (constraint.has("start_date")) {
            period.put("from", constraint.path("start_date").asString());
        }
        if (constraint.has("start_time")) {
            period.putArray("hours").add(time(constraint, "start_time")).add(time(constraint, "end_time"));
        }
        JsonNode prices = dated.path("prices");
        rates(period, prices, -1, claude);
        TreeSet<Long> bounds = new TreeSet<>();
        prices.forEach(price -> price.path("tiers")
                .forEach(tier -> bounds.add(tier.path("start").asLong())));
        if (!bounds.isEmpty()) {
            ArrayNode tiers = period.putArray("tiers");
            bounds.forEach(bound -> rates(tiers.addObject().put("above", bound), prices, bound, claude));
        }
        return period;
    }

    private static void rates(ObjectNode out, JsonNode prices, long bound, boolean claude) {
        prices.forEachEntry((name, price) -> {
            BigDecimal usd = at(price, bound);
            if (RATES.containsKey(name) && usd != null) {
                out.put(RATES.get(name), nano(usd));
            }
        });
        if (claude && prices.has("cache_write_mtok") && !prices.has("cache_write_1h_mtok")) {
            BigDecimal input = at(prices.path("input_mtok"), bound);
            if (input != null) {
                out.put("cache_write_1h", 2 * nano(input));
            }
        }
    }

    /** The price above a bound, or the base price for -1. Null where the price has no tier of its own there. */
    static @Nullable BigDecimal at(JsonNode price, long bound) {
        if (bound < 0) {
            return (price.isObject() ? price.path("base") : price).decimalValue();
        }
        for (JsonNode tier : price.path("tiers")) {
            if (tier.path("start").asLong() == bound) {
                return tier.path("price").decimalValue();
            }
        }
        return null;
    }

    /**
     * Nine decimals, which is exact for every price that was published in decimals. The source has a few with seventeen
     * digits, the noise of a division in binary; those are rounded.
     */
    static long nano(BigDecimal usd) {
        return usd.movePointRight(UnitPrices.DECIMALS)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private static String time(JsonNode constraint, String name) {
        String time = constraint.path(name).asString();
        if (!time.endsWith("Z")) {
            throw new IllegalArgumentException(name + " is " + time + " (expected: a time in UTC)");
        }
        return time.substring(0, time.length() - 1);
    }

    private static JsonNode match(JsonNode rule) {
        Map.Entry<String, JsonNode> only = rule.properties().iterator().next();
        JsonNode value = only.getValue();
        return switch (only.getKey()) {
            case "or" -> all(JSON.createArrayNode(), value);
            case "and" -> JSON.createObjectNode().set("all", all(JSON.createArrayNode(), value));
            case "equals" -> JSON.stringNode(literal(value));
            case "starts_with" -> JSON.stringNode(literal(value) + "*");
            case "ends_with" -> JSON.stringNode("*" + literal(value));
            case "contains" -> JSON.stringNode("*" + literal(value) + "*");
            case "regex" -> JSON.stringNode("/" + value.asString());
            default ->
                throw new IllegalArgumentException("the rule is " + rule + " (expected: one that is known here)");
        };
    }

    private static ArrayNode all(ArrayNode list, JsonNode rules) {
        rules.forEach(rule -> list.add(match(rule)));
        return list;
    }

    private static String literal(JsonNode value) {
        String text = value.asString();
        if (text.contains("*") || text.startsWith("/") || text.isEmpty()) {
            throw new IllegalArgumentException("the name is " + text + " (expected: one without a wildcard's sign)");
        }
        return text;
    }

    private interface Part {
        void write(StringBuilder out, JsonNode node);
    }

    private static void separated(StringBuilder out, JsonNode nodes, Part part) {
        Iterator<JsonNode> each = nodes.iterator();
        while (each.hasNext()) {
            part.write(out, each.next());
            out.append(each.hasNext() ? ",\n" : "\n");
        }
    }
}

package dev.tollgate.translate;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Anthropic's usage as OpenAI counts it: {@code prompt_tokens} includes what was read from and written to a cache,
 * {@code completion_tokens} includes reasoning. In a stream the counts are cumulative, so of each field the last value
 * that is not null stands; nothing is summed over events.
 */
final class ChatUsage {

    /** Others, such as {@code server_tool_use}, stay as they are. */
    private static final Set<String> COUNTED = Set.of(
            "input_tokens",
            "output_tokens",
            "output_tokens_details",
            "cache_read_input_tokens",
            "cache_creation_input_tokens",
            "cache_creation",
            "service_tier");

    private final ObjectNode last = Json.object();

    /** Takes a {@code usage} object of the provider. */
    void update(@Nullable JsonNode usage) {
        if (usage == null) {
            return;
        }
        for (Map.Entry<String, JsonNode> field : usage.properties()) {
            if (!field.getValue().isNull()) {
                last.set(field.getKey(), field.getValue());
            }
        }
    }

    /** Null where the provider has said neither of the two totals. */
    @Nullable
    ObjectNode write() {
        Long input = Json.number(last, "input_tokens");
        Long output = Json.number(last, "output_tokens");
        if (input == null && output == null) {
            return null;
        }
        Long read = Json.number(last, "cache_read_input_tokens");
        Long written = written();
        long prompt = sum(sum(orZero(input), orZero(read)), orZero(written));
        long completion = orZero(output);
        ObjectNode usage = Json.object()
                .put("prompt_tokens", prompt)
                .put("completion_tokens", completion)
                .put("total_tokens", sum(prompt, completion));
        if (read != null || written != null) {
            details(read, written, usage.putObject("prompt_tokens_details"));
        }
        Long thinking = Json.number(Json.field(last, "output_tokens_details"), "thinking_tokens");
        if (thinking != null) {
            usage.putObject("completion_tokens_details").put("reasoning_tokens", thinking);
        }
        for (Map.Entry<String, JsonNode> field : last.properties()) {
            if (!COUNTED.contains(field.getKey())) {
                usage.set(field.getKey(), field.getValue());
            }
        }
        return usage;
    }

    /** The total where there is one, else the sum of what is kept for five minutes and for an hour. */
    private @Nullable Long written() {
        Long total = Json.number(last, "cache_creation_input_tokens");
        JsonNode byLife = Json.field(last, "cache_creation");
        if (total != null || byLife == null) {
            return total;
        }
        Long minutes = Json.number(byLife, "ephemeral_5m_input_tokens");
        Long hour = Json.number(byLife, "ephemeral_1h_input_tokens");
        return minutes == null && hour == null ? null : (Long) sum(orZero(minutes), orZero(hour));
    }

    /** OpenAI's name for written tokens is {@code cache_write_tokens}; clients of Claude look for the other one. */
    private void details(@Nullable Long read, @Nullable Long written, ObjectNode details) {
        details.put("cached_tokens", orZero(read));
        if (written != null) {
            details.put("cache_write_tokens", written).put("cache_creation_tokens", written);
        }
        JsonNode byLife = Json.field(last, "cache_creation");
        if (byLife != null) {
            details.set("cache_creation_token_details", byLife);
        }
    }

    /** OpenAI's word for the tier that the answer was made in; null where it has none. */
    @Nullable
    String serviceTier() {
        String tier = Json.text(last, "service_tier");
        return switch (tier) {
            case "standard" -> "default";
            case "priority" -> "priority";
            case null, default -> null;
        };
    }

    /** Stays at the greatest number rather than become a negative one. */
    private static long sum(long one, long other) {
        long sum = one + other;
        return one > 0 && other > 0 && sum < 0 ? Long.MAX_VALUE : sum;
    }

    private static long orZero(@Nullable Long tokens) {
        return tokens == null ? 0 : tokens;
    }
}

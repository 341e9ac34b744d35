package dev.tollgate.translate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The usage of a Chat Completions answer, split as Messages splits it: what was read from a cache and written to one
 * stands beside {@code input_tokens}, not in it.
 *
 * @param input tokens of the prompt that were neither read from a cache nor written to one
 * @param cacheRead tokens read from a cache
 * @param cacheWritten tokens written to a cache
 * @param output all output tokens, with those of reasoning
 * @param reasoning tokens of reasoning, where the provider counts them
 * @param tier the service tier in Anthropic's word, where there is one
 */
record FromChatUsage(
        long input,
        long cacheRead,
        long cacheWritten,
        long output,
        @Nullable Long reasoning,
        @Nullable String tier) {

    /** For an answer without usage. */
    static FromChatUsage estimate(@Nullable Long input, long output) {
        return new FromChatUsage(input == null ? 0 : input, 0, 0, output, null, null);
    }

    /** The usage object of an answer or a chunk, or null where there is none. */
    static @Nullable FromChatUsage of(JsonNode answer) {
        ObjectNode usage = Json.objectField(answer, "usage");
        if (usage == null) {
            // Groq's streams carried it here before they had stream_options.
            usage = Json.objectField(Json.field(answer, "x_groq"), "usage");
        }
        Long prompt = Json.number(usage, "prompt_tokens");
        Long completion = Json.number(usage, "completion_tokens");
        if (prompt == null && completion == null) {
            return null;
        }
        JsonNode inputDetails = Json.field(usage, "prompt_tokens_details");
        long all = orZero(prompt);
        long read = Math.min(all, orZero(cached(usage, inputDetails)));
        long written = Math.min(all - read, orZero(Json.number(inputDetails, "cache_write_tokens")));
        Long reasoning = Json.number(Json.field(usage, "completion_tokens_details"), "reasoning_tokens");
        long output = output(all, orZero(completion), orZero(reasoning), Json.number(usage, "total_tokens"));
        return new FromChatUsage(all - read - written, read, written, output, reasoning, tier(answer));
    }

    /** As {@code message.usage} of a whole answer and of {@code message_start} has it. */
    ObjectNode write() {
        ObjectNode usage = tokens();
        usage.putObject("cache_creation")
                .put("ephemeral_5m_input_tokens", cacheWritten)
                .put("ephemeral_1h_input_tokens", 0);
        return usage.put("service_tier", tier == null ? "standard" : tier)
                .putNull("inference_geo")
                .put("speed", "standard");
    }

    /** As {@code message_delta} has it. */
    ObjectNode tokens() {
        ObjectNode usage = Json.object()
                .put("input_tokens", input)
                .put("cache_creation_input_tokens", cacheWritten)
                .put("cache_read_input_tokens", cacheRead)
                .put("output_tokens", output)
                .putNull("server_tool_use");
        if (reasoning == null) {
            usage.putNull("output_tokens_details");
        } else {
            usage.putObject("output_tokens_details").put("thinking_tokens", reasoning);
        }
        return usage;
    }

    /** OpenAI's name, DeepSeek's, Moonshot's. */
    private static @Nullable Long cached(@Nullable ObjectNode usage, @Nullable JsonNode details) {
        Long cached = Json.number(details, "cached_tokens");
        if (cached == null) {
            cached = Json.number(usage, "prompt_cache_hit_tokens");
        }
        return cached == null ? Json.number(usage, "cached_tokens") : cached;
    }

    /** OpenAI counts reasoning as output; xAI and Gemini count it beside the output, which only the total gives away. */
    private static long output(long prompt, long completion, long reasoning, @Nullable Long total) {
        boolean beside = total != null && reasoning > 0 && total == prompt + completion + reasoning;
        return beside ? completion + reasoning : completion;
    }

    private static @Nullable String tier(JsonNode answer) {
        String tier = Json.text(answer, "service_tier");
        return "priority".equals(tier) || "fast".equals(tier) ? "priority" : null;
    }

    private static long orZero(@Nullable Long number) {
        return number == null ? 0 : Math.max(0, number);
    }
}

package dev.tollgate.translate;

import dev.tollgate.llm.OpenAiCounts;
import dev.tollgate.llm.Usage;
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
        JsonNode inputDetails = Json.field(usage, "prompt_tokens_details");
        JsonNode outputDetails = Json.field(usage, "completion_tokens_details");
        Usage stated = new OpenAiCounts(
                        count(usage, "prompt_tokens"),
                        cached(usage, inputDetails),
                        count(inputDetails, "cache_write_tokens"),
                        count(usage, "completion_tokens"),
                        count(outputDetails, "reasoning_tokens"),
                        count(usage, "total_tokens"))
                .usage(null);
        if (stated.inputTokens() == null && stated.outputTokens() == null) {
            return null;
        }
        long all = orZero(stated.inputTokens());
        long read = Math.min(all, orZero(stated.cacheReadTokens()));
        long written = Math.min(all - read, orZero(stated.cacheWrite5mTokens()));
        return new FromChatUsage(
                all - read - written,
                read,
                written,
                orZero(stated.outputTokens()),
                stated.reasoningTokens(),
                tier(answer));
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
        Long cached = count(details, "cached_tokens");
        if (cached == null) {
            cached = count(usage, "prompt_cache_hit_tokens");
        }
        return cached == null ? count(usage, "cached_tokens") : cached;
    }

    private static @Nullable Long count(@Nullable JsonNode parent, String name) {
        Long count = Json.number(parent, name);
        return count == null || count < 0 ? null : count;
    }

    private static @Nullable String tier(JsonNode answer) {
        String tier = Json.text(answer, "service_tier");
        return "priority".equals(tier) || "fast".equals(tier) ? "priority" : null;
    }

    private static long orZero(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}

package dev.tollgate.wire;

import static java.util.Map.entry;

import dev.tollgate.wire.AnswerShape.Counting;
import java.util.HashMap;
import java.util.Map;

/**
 * OpenAI's answers. Chat Completions: a chunk of a stream looks like a body, with {@code delta} for {@code message}, and the
 * usage comes in a chunk without choices. Responses: a body is the response itself, events have it in {@code response}.
 */
final class OpenAiAnswers {
    private static final Map<String, AnswerFact> ERROR =
            Map.of("error", AnswerFact.ERROR, "error.type", AnswerFact.ERROR_TYPE, "error.code", AnswerFact.ERROR_CODE);

    private static final Map<String, AnswerFact> ANSWER =
            Map.of("id", AnswerFact.ID, "model", AnswerFact.MODEL, "service_tier", AnswerFact.SERVICE_TIER);

    private static final Map<String, AnswerFact> CHAT_PATHS = Map.of(
            "choices", AnswerFact.CHOICES,
            "choices[]", AnswerFact.CHOICE,
            "choices[].index", AnswerFact.CHOICE_INDEX,
            "choices[].finish_reason", AnswerFact.FINISH_REASON,
            "usage", AnswerFact.USAGE);

    // see OpenAiCounts for whose names these are
    private static final Map<String, AnswerFact> CHAT_USAGE = Map.of(
            "prompt_tokens", AnswerFact.INPUT,
            "prompt_tokens_details.cached_tokens", AnswerFact.CACHE_READ,
            "prompt_tokens_details.cache_write_tokens", AnswerFact.CACHE_WRITE,
            "prompt_cache_hit_tokens", AnswerFact.CACHE_READ,
            "cached_tokens", AnswerFact.CACHE_READ,
            "completion_tokens", AnswerFact.OUTPUT,
            "completion_tokens_details.reasoning_tokens", AnswerFact.REASONING,
            "total_tokens", AnswerFact.TOTAL);

    // reasoning_content and reasoning are how DeepSeek, vLLM and OpenRouter send thinking in this dialect
    private static final Map<String, AnswerFact> CHAT_CONTENT = Map.of(
            "choices[].delta.content", AnswerFact.CONTENT,
            "choices[].delta.refusal", AnswerFact.CONTENT,
            "choices[].delta.reasoning_content", AnswerFact.CONTENT,
            "choices[].delta.reasoning", AnswerFact.CONTENT,
            "choices[].delta.tool_calls[]", AnswerFact.CALL,
            "choices[].delta.function_call", AnswerFact.CALL,
            "choices[].delta.audio", AnswerFact.CALL);

    private static final Map<String, AnswerFact> RESPONSE_PATHS = Map.of(
            "status", AnswerFact.STATUS,
            "incomplete_details.reason", AnswerFact.FINISH_REASON,
            "usage", AnswerFact.USAGE,
            "usage.input_tokens", AnswerFact.INPUT,
            "usage.input_tokens_details.cached_tokens", AnswerFact.CACHE_READ,
            "usage.output_tokens", AnswerFact.OUTPUT,
            "usage.output_tokens_details.reasoning_tokens", AnswerFact.REASONING);

    private static final ByteNames<EventKind> CHAT_EVENTS = new ByteNames<>(Map.of("error", EventKind.FAILURE));

    private static final ByteNames<EventKind> RESPONSE_EVENTS = new ByteNames<>(Map.ofEntries(
            entry("response.output_item.added", EventKind.IDLE),
            entry("response.output_item.done", EventKind.IDLE),
            entry("response.content_part.added", EventKind.IDLE),
            entry("response.content_part.done", EventKind.IDLE),
            entry("response.output_text.delta", EventKind.DELTA),
            entry("response.output_text.done", EventKind.IDLE),
            entry("response.refusal.delta", EventKind.DELTA),
            entry("response.refusal.done", EventKind.IDLE),
            entry("response.function_call_arguments.delta", EventKind.DELTA),
            entry("response.function_call_arguments.done", EventKind.IDLE),
            entry("response.custom_tool_call_input.delta", EventKind.DELTA),
            entry("response.custom_tool_call_input.done", EventKind.IDLE),
            entry("response.reasoning_text.delta", EventKind.DELTA),
            entry("response.reasoning_text.done", EventKind.IDLE),
            entry("response.reasoning_summary_part.added", EventKind.IDLE),
            entry("response.reasoning_summary_part.done", EventKind.IDLE),
            entry("response.reasoning_summary_text.delta", EventKind.DELTA),
            entry("response.reasoning_summary_text.done", EventKind.IDLE),
            entry("response.completed", EventKind.END),
            entry("response.incomplete", EventKind.END),
            entry("response.failed", EventKind.END),
            entry("error", EventKind.FAILURE)));

    static final AnswerShape CHAT = new AnswerShape(
            JsonPaths.of(merged(
                    ANSWER,
                    ERROR,
                    CHAT_PATHS,
                    CHAT_CONTENT,
                    under("usage.", CHAT_USAGE),
                    under("x_groq.usage.", CHAT_USAGE))),
            CHAT_EVENTS,
            Counting.INPUT_INCLUDES_CACHE,
            true,
            true);

    static final AnswerShape RESPONSES =
            new AnswerShape(JsonPaths.of(responsePaths()), RESPONSE_EVENTS, Counting.INPUT_INCLUDES_CACHE, false, true);

    static final AnswerShape EMBEDDINGS = new AnswerShape(
            JsonPaths.of(merged(
                    ERROR,
                    Map.of(
                            "model", AnswerFact.MODEL,
                            "usage.prompt_tokens", AnswerFact.INPUT,
                            "usage.total_tokens", AnswerFact.TOTAL))),
            CHAT_EVENTS,
            Counting.INPUT_ONLY,
            true,
            true);

    static final AnswerShape OTHER = new AnswerShape(
            JsonPaths.of(merged(ERROR, Map.of("type", AnswerFact.TYPE))), RESPONSE_EVENTS, Counting.NONE, true, false);

    private OpenAiAnswers() {}

    private static Map<String, AnswerFact> responsePaths() {
        Map<String, AnswerFact> response = merged(ANSWER, ERROR, RESPONSE_PATHS);
        Map<String, AnswerFact> paths = new HashMap<>(response);
        response.forEach((path, fact) -> paths.put("response." + path, fact));
        paths.put("type", AnswerFact.TYPE);
        paths.put("delta", AnswerFact.CONTENT);
        paths.put("code", AnswerFact.ERROR_CODE);
        return paths;
    }

    private static Map<String, AnswerFact> under(String prefix, Map<String, AnswerFact> paths) {
        Map<String, AnswerFact> under = new HashMap<>();
        paths.forEach((path, fact) -> under.put(prefix + path, fact));
        return under;
    }

    @SafeVarargs
    private static Map<String, AnswerFact> merged(Map<String, AnswerFact>... parts) {
        Map<String, AnswerFact> merged = new HashMap<>();
        for (Map<String, AnswerFact> part : parts) {
            merged.putAll(part);
        }
        return merged;
    }
}

package dev.tollgate.wire;

import static java.util.Map.entry;

import dev.tollgate.wire.AnswerShape.Counting;
import java.util.HashMap;
import java.util.Map;

/**
 * Anthropic's answers, by its Messages API. A body is the message itself; a stream has it in {@code message_start}, with
 * provisional numbers, and what has changed since in {@code message_delta}, with cumulative ones.
 */
final class AnthropicAnswers {
    private static final Map<String, AnswerFact> USAGE = Map.ofEntries(
            entry("input_tokens", AnswerFact.INPUT),
            entry("cache_read_input_tokens", AnswerFact.CACHE_READ),
            entry("cache_creation_input_tokens", AnswerFact.CACHE_WRITE),
            entry("cache_creation.ephemeral_5m_input_tokens", AnswerFact.CACHE_WRITE_5M),
            entry("cache_creation.ephemeral_1h_input_tokens", AnswerFact.CACHE_WRITE_1H),
            entry("output_tokens", AnswerFact.OUTPUT),
            entry("output_tokens_details.thinking_tokens", AnswerFact.REASONING),
            entry("thinking_tokens", AnswerFact.REASONING),
            entry("server_tool_use.web_search_requests", AnswerFact.WEB_SEARCHES),
            entry("service_tier", AnswerFact.SERVICE_TIER));

    private static final Map<String, AnswerFact> MESSAGE =
            Map.of("id", AnswerFact.ID, "model", AnswerFact.MODEL, "stop_reason", AnswerFact.FINISH_REASON);

    private static final Map<String, AnswerFact> ERROR =
            Map.of("type", AnswerFact.TYPE, "error", AnswerFact.ERROR, "error.type", AnswerFact.ERROR_TYPE);

    private static final ByteNames<EventKind> EVENTS = new ByteNames<>(Map.of(
            "ping", EventKind.IDLE,
            "content_block_start", EventKind.IDLE,
            "content_block_delta", EventKind.DELTA,
            "content_block_stop", EventKind.IDLE,
            "message_stop", EventKind.END,
            "error", EventKind.FAILURE));

    static final AnswerShape MESSAGES =
            new AnswerShape(JsonPaths.of(messagePaths()), EVENTS, Counting.INPUT_EXCLUDES_CACHE, false, true);

    static final AnswerShape TOKEN_COUNT = new AnswerShape(JsonPaths.of(ERROR), EVENTS, Counting.NONE, false, true);

    static final AnswerShape OTHER = new AnswerShape(JsonPaths.of(ERROR), EVENTS, Counting.NONE, false, false);

    private AnthropicAnswers() {}

    private static Map<String, AnswerFact> messagePaths() {
        Map<String, AnswerFact> paths = new HashMap<>(ERROR);
        paths.putAll(MESSAGE);
        paths.put("delta.stop_reason", AnswerFact.FINISH_REASON);
        paths.put("delta.text", AnswerFact.CONTENT);
        paths.put("delta.thinking", AnswerFact.CONTENT);
        // the first piece of a tool's argument is empty, and the tool has been chosen by then
        paths.put("delta.partial_json", AnswerFact.CALL);
        paths.put("usage", AnswerFact.USAGE);
        MESSAGE.forEach((path, fact) -> paths.put("message." + path, fact));
        USAGE.forEach((path, fact) -> {
            paths.put("usage." + path, fact);
            paths.put("message.usage." + path, fact);
        });
        return paths;
    }
}

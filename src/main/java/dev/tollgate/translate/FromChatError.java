package dev.tollgate.translate;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An error of a Chat Completions provider in Anthropic's shape and words. The status decides the type; in the middle of
 * a stream, where there is none, the provider's own type and code do.
 *
 * <p>Sources: Anthropic's API reference, page "Errors"; OpenAI's, page "Error codes"; for what other servers send, their
 * answers.
 */
final class FromChatError {

    private static final int LONGEST_EXCERPT = 500;
    private static final Pattern MARKUP = Pattern.compile("(?s)<(script|style)\\b.*?</\\1>|<[^>]*>");
    private static final Pattern CONTEXT_LIMIT =
            Pattern.compile("(?i)(?:context (?:length|window|size)|input token limit)\\D{0,40}?(\\d[\\d,]*)");
    private static final Pattern CONTEXT_ASKED = Pattern.compile(
            "(?i)(?:resulted in|requested|you passed|prompt \\(|contains|request \\()\\D{0,20}(\\d[\\d,]*)");

    private FromChatError() {}

    /** An error answer. */
    static TranslatedError of(int status, byte[] body, String requestId) {
        JsonNode json = Json.parse(body);
        String type = type(status, json);
        String own = requestId(json);
        String message = json instanceof ObjectNode ? message(json, status) : excerpt(status, body);
        return new TranslatedError(status, Json.bytes(error(type, message, own == null ? requestId : own)), type);
    }

    /** The {@code error} event for an error that came inside a stream. */
    static ObjectNode event(JsonNode chunk) {
        Integer status = statusInside(chunk);
        String type = status == null ? typeByWords(chunk) : type(status, chunk);
        return error(type, message(chunk, status == null ? 500 : status), requestId(chunk));
    }

    static ObjectNode error(String type, String message, @Nullable String requestId) {
        ObjectNode error = Json.object().put("type", "error");
        error.putObject("error").put("type", type).put("message", message);
        if (requestId != null) {
            error.put("request_id", requestId);
        }
        return error;
    }

    /** The provider's words. A conversation that is too long is told in Anthropic's, which Claude Code looks for. */
    static String message(JsonNode body, int status) {
        String message = words(body);
        if (!tooLong(body, message)) {
            return message.isEmpty() ? "The provider answered with status " + status : message;
        }
        if (message.toLowerCase(Locale.ROOT).contains("prompt is too long")) {
            return message;
        }
        String limit = number(CONTEXT_LIMIT, message, Json.field(body, "error"), "n_ctx");
        String asked = number(CONTEXT_ASKED, message, Json.field(body, "error"), "n_prompt_tokens");
        String numbers = limit == null || asked == null ? "" : ": " + asked + " tokens > " + limit + " maximum";
        return "prompt is too long" + numbers + ". " + message;
    }

    private static String type(int status, @Nullable JsonNode body) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 408, 504 -> "timeout_error";
            case 409 -> "conflict_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 503, 529 -> "overloaded_error";
            default -> status >= 500 ? overloadedOrElse(body, "api_error") : "invalid_request_error";
        };
    }

    private static String overloadedOrElse(@Nullable JsonNode body, String type) {
        return wordsOf(body).contains("overloaded") ? "overloaded_error" : type;
    }

    /** OpenRouter and vLLM put a status into {@code error.code}. */
    private static @Nullable Integer statusInside(JsonNode chunk) {
        JsonNode error = Json.field(chunk, "error");
        for (String field : new String[] {"code", "status", "status_code"}) {
            Long code = Json.number(error, field);
            if (code != null && code >= 400 && code <= 599) {
                return code.intValue();
            }
        }
        return null;
    }

    private static String typeByWords(JsonNode chunk) {
        String words = wordsOf(chunk);
        if (words.contains("rate_limit") || words.contains("insufficient_quota") || words.contains("too_many")) {
            return "rate_limit_error";
        }
        if (words.contains("overloaded") || words.contains("unavailable") || words.contains("capacity")) {
            return "overloaded_error";
        }
        if (words.contains("authentication") || words.contains("invalid_api_key")) {
            return "authentication_error";
        }
        if (words.contains("permission")) {
            return "permission_error";
        }
        if (words.contains("not_found")) {
            return "not_found_error";
        }
        if (words.contains("timeout")) {
            return "timeout_error";
        }
        boolean client =
                words.contains("invalid_request") || words.contains("context_length") || words.contains("bad_request");
        return client ? "invalid_request_error" : "api_error";
    }

    private static String wordsOf(@Nullable JsonNode body) {
        JsonNode error = Json.field(body, "error");
        String words = Json.text(error, "type") + " " + Json.text(error, "code") + " " + Json.text(body, "type");
        return words.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** The message, and of OpenRouter's what the provider behind it said. */
    private static String words(JsonNode body) {
        String raw = Json.text(Json.field(Json.field(body, "error"), "metadata"), "raw");
        String message = messageOf(body);
        return raw == null || message.contains(raw) ? message : message + ": " + raw;
    }

    /** {@code error.message}, or where others put it: {@code error}, {@code message}, {@code detail}. */
    private static String messageOf(JsonNode body) {
        JsonNode error = Json.field(body, "error");
        for (JsonNode candidate : new @Nullable JsonNode[] {
            Json.field(error, "message"), error, Json.field(body, "message"), Json.field(body, "detail")
        }) {
            if (candidate != null) {
                return candidate.isString() ? candidate.stringValue() : Json.write(candidate);
            }
        }
        return body.isEmpty() ? "" : Json.write(body);
    }

    private static boolean tooLong(JsonNode body, String message) {
        String words = wordsOf(body) + " " + message.toLowerCase(Locale.ROOT);
        return words.contains("context_length_exceeded")
                || words.contains("exceed_context_size")
                || words.contains("maximum context length")
                || words.contains("context length exceeded")
                || words.contains("exceeds the context window")
                || words.contains("prompt is too long");
    }

    private static @Nullable String number(Pattern pattern, String message, @Nullable JsonNode error, String field) {
        Long stated = Json.number(error, field);
        if (stated != null) {
            return stated.toString();
        }
        Matcher matcher = pattern.matcher(message);
        return matcher.find() ? matcher.group(1).replace(",", "") : null;
    }

    private static @Nullable String requestId(@Nullable JsonNode body) {
        String id = Json.text(body, "request_id");
        return id == null ? Json.text(Json.field(body, "error"), "request_id") : id;
    }

    /** What a person can read of a body that is no JSON, such as a load balancer's page. */
    private static String excerpt(int status, byte[] body) {
        int length = Math.min(body.length, 16 * 1024);
        String text = MARKUP.matcher(new String(body, 0, length, StandardCharsets.UTF_8))
                .replaceAll(" ")
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        String cut = text.length() > LONGEST_EXCERPT ? text.substring(0, LONGEST_EXCERPT) + "..." : text;
        return "The provider answered with status " + status + (cut.isEmpty() ? "" : ": " + cut);
    }
}

package dev.tollgate.translate;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Anthropic's errors as OpenAI's. The status stays, also 529, which OpenAI's SDKs retry as they do every status from 500
 * on.
 *
 * <table>
 * <caption>Types and codes; the status decides where the type is not known</caption>
 * <tr><th>Anthropic</th><th>status</th><th>{@code type}</th><th>{@code code}</th></tr>
 * <tr><td>{@code invalid_request_error}</td><td>400</td><td>{@code invalid_request_error}</td><td>null;
 * {@code context_length_exceeded} where the prompt is too long</td></tr>
 * <tr><td>{@code authentication_error}</td><td>401</td><td>{@code authentication_error}</td>
 * <td>{@code invalid_api_key}</td></tr>
 * <tr><td>{@code billing_error}</td><td>402</td><td>{@code insufficient_quota}</td>
 * <td>{@code insufficient_quota}</td></tr>
 * <tr><td>{@code permission_error}</td><td>403</td><td>{@code permission_error}</td>
 * <td>{@code permission_denied}</td></tr>
 * <tr><td>{@code not_found_error}</td><td>404</td><td>{@code not_found_error}</td><td>{@code model_not_found}, or
 * {@code not_found} of anything else</td></tr>
 * <tr><td>{@code request_too_large}</td><td>413</td><td>{@code invalid_request_error}</td>
 * <td>{@code request_too_large}</td></tr>
 * <tr><td>{@code rate_limit_error}</td><td>429</td><td>{@code rate_limit_exceeded}</td>
 * <td>{@code rate_limit_exceeded}</td></tr>
 * <tr><td>{@code api_error}</td><td>5xx</td><td>{@code server_error}</td><td>null</td></tr>
 * <tr><td>{@code timeout_error}</td><td>408, 504</td><td>{@code server_error}</td><td>{@code timeout}</td></tr>
 * <tr><td>{@code overloaded_error}</td><td>529</td><td>{@code overloaded_error}</td><td>{@code overloaded}</td></tr>
 * </table>
 *
 * <p>Where Anthropic gives a code of its own, in {@code error.details.error_code}, that is the code. The request's id is
 * kept as {@code request_id} beside {@code error}.
 */
final class FromMessagesError {

    private static final Pattern MARKUP =
            Pattern.compile("(?is)<(script|style|title)[^>]*>.*?</\\1>|<!--.*?-->|<[^>]*>");
    private static final Pattern TOO_LONG =
            Pattern.compile("(?i)prompt is too long|exceeds? (?:the )?(?:maximum )?context (?:limit|window|length)");
    private static final int LONGEST_EXCERPT = 500;

    private FromMessagesError() {}

    /** OpenAI's words for an error. */
    private record Words(String type, @Nullable String code) {}

    static TranslatedError translate(int status, byte[] body) {
        JsonNode parsed = Json.parse(body);
        ObjectNode json = parsed instanceof ObjectNode object ? object : Json.object();
        JsonNode error = Json.field(json, "error");
        String message = message(json);
        String said = message == null || message.isBlank() ? excerpt(status, body) : message;
        Words words = words(type(error, status), said, error);
        return new TranslatedError(status, write(words, said, json), words.type());
    }

    /** The body of an {@code error} event. */
    static byte[] inStream(ObjectNode event) {
        JsonNode error = Json.field(event, "error");
        String message = message(event);
        String said = message == null ? "The provider failed in the middle of the stream." : message;
        return write(words(type(error, 500), said, error), said, event);
    }

    static byte[] brokenStream(String message) {
        return write(new Words("server_error", "stream_interrupted"), message, Json.object());
    }

    private static byte[] write(Words words, String message, ObjectNode from) {
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("message", message)
                .put("type", words.type())
                .putNull("param")
                .put("code", words.code());
        String requestId = Json.text(from, "request_id");
        if (requestId != null) {
            body.put("request_id", requestId);
        }
        return Json.bytes(body);
    }

    private static Words words(String type, String message, @Nullable JsonNode error) {
        Words words = switch (type) {
            case "authentication_error" -> new Words(type, "invalid_api_key");
            case "billing_error" -> new Words("insufficient_quota", "insufficient_quota");
            case "permission_error" -> new Words(type, "permission_denied");
            case "not_found_error" -> new Words(type, isOfModel(message) ? "model_not_found" : "not_found");
            case "request_too_large" -> new Words("invalid_request_error", "request_too_large");
            case "rate_limit_error" -> new Words("rate_limit_exceeded", "rate_limit_exceeded");
            case "overloaded_error" -> new Words(type, "overloaded");
            case "timeout_error" -> new Words("server_error", "timeout");
            case "api_error" -> new Words("server_error", null);
            case "invalid_request_error" ->
                new Words(type, TOO_LONG.matcher(message).find() ? "context_length_exceeded" : null);
            default -> new Words(type, null);
        };
        String own = Json.text(Json.field(error, "details"), "error_code");
        return own == null ? words : new Words(words.type(), own);
    }

    private static boolean isOfModel(String message) {
        return message.toLowerCase(Locale.ROOT).contains("model");
    }

    private static String type(@Nullable JsonNode error, int status) {
        String type = Json.text(error, "type");
        if (type != null && !type.isEmpty()) {
            return type;
        }
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 408, 504 -> "timeout_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 529 -> "overloaded_error";
            default -> status >= 500 ? "api_error" : "invalid_request_error";
        };
    }

    /** {@code error.message}, or where others put it: {@code error}, {@code message}, {@code detail}. */
    private static @Nullable String message(ObjectNode body) {
        JsonNode error = Json.field(body, "error");
        for (JsonNode candidate : new @Nullable JsonNode[] {
            Json.field(error, "message"), error, Json.field(body, "message"), Json.field(body, "detail")
        }) {
            if (Leftovers.says(candidate) && candidate != null) {
                return candidate.isString() ? candidate.stringValue() : Json.write(candidate);
            }
        }
        return null;
    }

    /** What a person can read of a body that is no JSON, such as a load balancer's page. */
    private static String excerpt(int status, byte[] body) {
        String page = new String(body, 0, Math.min(body.length, 16 * 1024), StandardCharsets.UTF_8);
        String text = MARKUP.matcher(page)
                .replaceAll(" ")
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        String cut = text.length() > LONGEST_EXCERPT ? text.substring(0, LONGEST_EXCERPT) + "..." : text;
        return "The provider answered with status " + status + (cut.isEmpty() ? "." : ": " + cut);
    }
}

package dev.tollgate.simulate;

import dev.tollgate.llm.Family;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Gives an error the shape that its family of clients expects. */
final class ErrorReply {
    private static final Set<Integer> RETRYABLE = Set.of(408, 409, 429, 500, 502, 503, 504, 529);

    private ErrorReply() {}

    static Reply.Whole of(Family family, String requestId, Fault fault) {
        HttpHeaders headers = AnswerHeaders.of(family, requestId);
        if (family == Family.ANTHROPIC) {
            headers.set("x-should-retry", String.valueOf(RETRYABLE.contains(fault.status())));
            if (fault.status() == 429) {
                headers.set("anthropic-ratelimit-requests-remaining", "0");
            }
        }
        fault.headers().forEach(headers::set);
        ObjectNode body = switch (family) {
            case ANTHROPIC -> anthropic(requestId, fault);
            case OPENAI -> openAi(fault);
        };
        return Reply.json(fault.status(), headers, body);
    }

    private static ObjectNode anthropic(String requestId, Fault fault) {
        Object details = fault.code() == null ? Json.ABSENT : Json.object("error_code", fault.code());
        String type = anthropicType(fault.status());
        String message = message(fault, "Overloaded");
        ObjectNode error = Json.object("details", details, "type", type, "message", message);
        return Json.object("type", "error", "error", error, "request_id", requestId);
    }

    /** By the table of errors in Anthropic's API reference. */
    private static String anthropicType(int status) {
        return switch (status) {
            case 400, 422 -> "invalid_request_error";
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 408, 504 -> "timeout_error";
            case 409 -> "conflict_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 529 -> "overloaded_error";
            default -> "api_error";
        };
    }

    private static ObjectNode openAi(Fault fault) {
        String refused = fault.status() == 429 ? "rate_limit_exceeded" : "invalid_request_error";
        String type = fault.status() >= 500 ? "server_error" : refused;
        String message = message(fault, "The engine is currently overloaded, please try again later");
        ObjectNode error = Json.object("message", message, "type", type, "param", fault.param(), "code", code(fault));
        return Json.object("error", error);
    }

    private static @Nullable String code(Fault fault) {
        if (fault.code() != null) {
            return fault.code();
        }
        return switch (fault.status()) {
            case 401 -> "invalid_api_key";
            case 429 -> "rate_limit_exceeded";
            default -> null;
        };
    }

    private static String message(Fault fault, String overloaded) {
        if (fault.message() != null) {
            return fault.message();
        }
        return switch (fault.status()) {
            case 401 -> "invalid x-api-key";
            case 413 -> "Request exceeds the maximum size";
            case 429 -> "This request would exceed your organization's rate limit of 50 requests per minute.";
            case 500 -> "Internal server error";
            case 503, 529 -> overloaded;
            default -> "simulated error " + fault.status();
        };
    }
}

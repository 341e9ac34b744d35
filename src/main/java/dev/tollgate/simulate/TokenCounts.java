package dev.tollgate.simulate;

import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Counts the tokens of a prompt; the count is free, and is what the prompt is billed as. */
final class TokenCounts {
    private TokenCounts() {}

    static Reply messages(Call call) {
        JsonNode body = call.body();
        if (body.path("model").stringValue("").isEmpty()) {
            return call.fault(Fault.of(400, "model: Field required"));
        }
        if (!body.path("messages").isArray()) {
            return call.fault(Fault.of(400, "messages: Field required"));
        }
        String betas = Objects.requireNonNullElse(call.request().header("anthropic-beta"), "");
        Object managed = betas.contains("context-management")
                ? Json.object("original_input_tokens", MessagesReader.inputTokens(body))
                : Json.ABSENT;
        return call.json(Json.object("input_tokens", MessagesReader.inputTokens(body), "context_management", managed));
    }

    static Reply responses(Call call) {
        return call.json(Json.object(
                "object", "response.input_tokens", "input_tokens", ResponsesReader.inputTokens(call.body())));
    }
}

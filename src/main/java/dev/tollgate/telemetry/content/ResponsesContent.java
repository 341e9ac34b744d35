package dev.tollgate.telemetry.content;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** OpenAI's Responses: a list of items, of which messages are one kind. */
final class ResponsesContent {
    private ResponsesContent() {}

    static Question question(JsonNode body) {
        return new Question(
                OpenAiContent.parts(Json.field(body, "instructions")),
                messages(Json.field(body, "input")),
                Json.elements(Json.field(body, "tools")).stream()
                        .map(ResponsesContent::tool)
                        .toList());
    }

    private static JsonNode tool(JsonNode tool) {
        return ToolDefinitions.of(
                Json.text(tool, "name", Json.text(tool, "type", "")),
                Json.text(tool, "description"),
                Json.field(tool, "parameters"));
    }

    private static List<Message> messages(@Nullable JsonNode input) {
        if (input != null && input.isString()) {
            return List.of(Message.of("user", List.of(new Part.Text(input.stringValue()))));
        }
        return Json.elements(input).stream()
                .map(item -> Message.of(role(item), parts(item)))
                .toList();
    }

    static List<Message> answer(JsonNode body) {
        List<Part> parts = new ArrayList<>();
        for (JsonNode item : Json.elements(Json.field(body, "output"))) {
            parts.addAll(parts(item));
        }
        return List.of(new Message("assistant", parts, Json.text(body, "status")));
    }

    private static String role(JsonNode item) {
        return switch (Json.text(item, "type", "message")) {
            case "message" -> Json.text(item, "role", "user");
            case "function_call_output" -> "tool";
            default -> "assistant";
        };
    }

    static List<Part> parts(JsonNode item) {
        String type = Json.text(item, "type", "message");
        return switch (type) {
            case "message" -> OpenAiContent.parts(Json.field(item, "content"));
            case "function_call" -> List.of(call(item));
            case "function_call_output" ->
                List.of(new Part.ToolResponse(Json.text(item, "call_id"), Json.field(item, "output")));
            case "reasoning" -> summary(item);
            default -> List.of(new Part.Other(type));
        };
    }

    private static Part call(JsonNode item) {
        return new Part.ToolCall(
                Json.text(item, "call_id"),
                Json.text(item, "name", ""),
                Json.parseOrText(Json.text(item, "arguments", "")));
    }

    private static List<Part> summary(JsonNode item) {
        List<Part> parts = new ArrayList<>();
        for (JsonNode summary : Json.elements(Json.field(item, "summary"))) {
            parts.add(new Part.Reasoning(Json.text(summary, "text", "")));
        }
        return parts;
    }
}

package dev.tollgate.telemetry.content;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Anthropic's Messages. */
final class AnthropicContent {
    private AnthropicContent() {}

    static Question question(JsonNode body) {
        return new Question(
                parts(Json.field(body, "system")),
                Json.elements(Json.field(body, "messages")).stream()
                        .map(message ->
                                Message.of(Json.text(message, "role", "user"), parts(Json.field(message, "content"))))
                        .toList(),
                Json.elements(Json.field(body, "tools")).stream()
                        .map(AnthropicContent::tool)
                        .toList());
    }

    static List<Message> answer(JsonNode body) {
        return List.of(new Message(
                Json.text(body, "role", "assistant"),
                parts(Json.field(body, "content")),
                Json.text(body, "stop_reason")));
    }

    private static JsonNode tool(JsonNode tool) {
        return ToolDefinitions.of(
                Json.text(tool, "name"), Json.text(tool, "description"), Json.field(tool, "input_schema"));
    }

    private static List<Part> parts(@Nullable JsonNode content) {
        if (content != null && content.isString()) {
            return List.of(new Part.Text(content.stringValue()));
        }
        return Json.elements(content).stream().map(AnthropicContent::part).toList();
    }

    static Part part(JsonNode block) {
        String type = Json.text(block, "type", "unknown");
        return switch (type) {
            case "text" -> new Part.Text(Json.text(block, "text", ""));
            case "thinking" -> new Part.Reasoning(Json.text(block, "thinking", ""));
            case "tool_use", "server_tool_use", "mcp_tool_use" ->
                new Part.ToolCall(Json.text(block, "id"), Json.text(block, "name", ""), Json.field(block, "input"));
            case "tool_result" -> new Part.ToolResponse(Json.text(block, "tool_use_id"), Json.field(block, "content"));
            case "image" -> source("image", Json.field(block, "source"));
            case "document" -> source("document", Json.field(block, "source"));
            default -> new Part.Other(type);
        };
    }

    private static Part source(String modality, @Nullable JsonNode source) {
        return switch (Json.text(source, "type", "")) {
            case "base64" -> new Part.Blob(modality, Json.text(source, "media_type"), Json.text(source, "data", ""));
            case "url" -> new Part.Uri(modality, Json.text(source, "url", ""));
            case "text" -> new Part.Text(Json.text(source, "data", ""));
            default -> new Part.Other(modality);
        };
    }
}

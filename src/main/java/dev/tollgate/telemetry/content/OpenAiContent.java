package dev.tollgate.telemetry.content;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** OpenAI's Chat Completions. */
final class OpenAiContent {
    private static final String DATA = "data:";
    private static final String BASE64 = ";base64,";

    private OpenAiContent() {}

    static Question question(JsonNode body) {
        return new Question(
                List.of(),
                Json.elements(Json.field(body, "messages")).stream()
                        .map(message -> message(message, null))
                        .toList(),
                Json.elements(Json.field(body, "tools")).stream()
                        .map(OpenAiContent::tool)
                        .toList());
    }

    static List<Message> answer(JsonNode body) {
        return Json.elements(Json.field(body, "choices")).stream()
                .map(choice -> choice(choice, Json.text(choice, "finish_reason")))
                .toList();
    }

    private static Message choice(JsonNode choice, @Nullable String finishReason) {
        JsonNode message = Json.field(choice, "message");
        return message == null ? new Message("assistant", List.of(), finishReason) : message(message, finishReason);
    }

    private static JsonNode tool(JsonNode tool) {
        JsonNode function = Json.field(tool, "function");
        JsonNode at = function == null ? tool : function;
        return ToolDefinitions.of(Json.text(at, "name"), Json.text(at, "description"), Json.field(at, "parameters"));
    }

    private static Message message(JsonNode message, @Nullable String finishReason) {
        String role = Json.text(message, "role", "assistant");
        if (role.equals("tool")) {
            Part response = new Part.ToolResponse(Json.text(message, "tool_call_id"), Json.field(message, "content"));
            return new Message(role, List.of(response), finishReason);
        }
        List<Part> parts = new ArrayList<>();
        String reasoning = Json.text(message, "reasoning_content");
        if (reasoning != null) {
            parts.add(new Part.Reasoning(reasoning));
        }
        parts.addAll(parts(Json.field(message, "content")));
        for (JsonNode call : Json.elements(Json.field(message, "tool_calls"))) {
            parts.add(call(call));
        }
        return new Message(role, parts, finishReason);
    }

    static List<Part> parts(@Nullable JsonNode content) {
        if (content != null && content.isString()) {
            return List.of(new Part.Text(content.stringValue()));
        }
        return Json.elements(content).stream().map(OpenAiContent::part).toList();
    }

    private static Part part(JsonNode part) {
        String type = Json.text(part, "type", "unknown");
        return switch (type) {
            case "text", "input_text", "output_text", "refusal" -> new Part.Text(text(part));
            case "image_url" -> image(Json.text(Json.field(part, "image_url"), "url", ""));
            case "input_image" -> image(Json.text(part, "image_url", ""));
            case "input_audio" -> audio(Json.field(part, "input_audio"));
            default -> new Part.Other(type);
        };
    }

    private static Part audio(@Nullable JsonNode audio) {
        return new Part.Blob("audio", "audio/" + Json.text(audio, "format", "*"), Json.text(audio, "data", ""));
    }

    private static String text(JsonNode part) {
        return Json.text(part, "text", Json.text(part, "refusal", ""));
    }

    private static Part image(String url) {
        int base64 = url.startsWith(DATA) ? url.indexOf(BASE64) : -1;
        return base64 < 0
                ? new Part.Uri("image", url)
                : new Part.Blob("image", url.substring(DATA.length(), base64), url.substring(base64 + BASE64.length()));
    }

    private static Part call(JsonNode call) {
        JsonNode function = Json.field(call, "function");
        String arguments = Json.text(function, "arguments");
        return new Part.ToolCall(
                Json.text(call, "id"),
                Json.text(function, "name", ""),
                arguments == null ? null : Json.parseOrText(arguments));
    }
}

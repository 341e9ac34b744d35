package dev.tollgate.simulate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads a request of OpenAI's Chat Completions API; what has the wrong shape is read as absent. */
final class ChatReader {
    private ChatReader() {}

    static Prompt read(JsonNode body) {
        List<Prompt.Tool> tools = new ArrayList<>();
        for (JsonNode tool : body.path("tools")) {
            JsonNode function = tool.path("function");
            if (function.isObject()) {
                tools.add(new Prompt.Tool(function.path("name").stringValue(""), function.get("parameters")));
            }
        }
        JsonNode messages = body.path("messages");
        return new Prompt(
                body.path("model").stringValue(""),
                body.path("stream").booleanValue(false),
                turn(messages),
                offer(tools, body.path("tool_choice")),
                wanted(body),
                new Prompt.Context(system(messages), 0, false, Json.tokens(messages, body.path("tools"))));
    }

    private static Prompt.Turn turn(JsonNode messages) {
        List<String> results = new ArrayList<>();
        int i = messages.size() - 1;
        for (; i >= 0 && role(messages.get(i)).equals("tool"); i--) {
            results.addFirst(text(messages.get(i).path("content")));
        }
        while (i >= 0 && !role(messages.get(i)).equals("user")) {
            i--;
        }
        boolean asked = i >= 0 && results.isEmpty();
        return question(asked ? messages.get(i).path("content") : MissingNode.getInstance(), results);
    }

    private static Prompt.Turn question(JsonNode content, List<String> results) {
        StringBuilder text = new StringBuilder();
        List<String> images = new ArrayList<>();
        List<String> documents = new ArrayList<>();
        if (content.isString()) {
            text.append(content.stringValue()).append('\n');
        } else {
            for (JsonNode part : content) {
                switch (part.path("type").stringValue("")) {
                    case "text" ->
                        text.append(part.path("text").stringValue("")).append('\n');
                    case "image_url" -> {
                        String url = part.path("image_url").path("url").stringValue("");
                        images.add(Media.url(url, "url:" + url));
                    }
                    case "file" -> {
                        JsonNode file = part.path("file");
                        documents.add(Media.url(
                                file.path("file_data").stringValue(null),
                                "file:" + file.path("file_id").stringValue("")));
                    }
                    default -> {}
                }
            }
        }
        return new Prompt.Turn(text.toString(), images, documents, results);
    }

    /** {@code "none"}, {@code "auto"}, {@code "required"}, or the object that names one; also for Responses. */
    static Prompt.Offer offer(List<Prompt.Tool> tools, JsonNode choice) {
        @Nullable String forced = null;
        if (choice.stringValue("").equals("required") && !tools.isEmpty()) {
            forced = tools.getFirst().name();
        } else if (choice.isObject()) {
            forced = choice.path("function")
                    .path("name")
                    .stringValue(choice.path("name").stringValue(null));
        }
        return new Prompt.Offer(tools, forced, choice.stringValue("").equals("none"));
    }

    private static Prompt.Wanted wanted(JsonNode body) {
        JsonNode format = body.path("response_format");
        @Nullable
        JsonNode schema = switch (format.path("type").stringValue("")) {
            case "json_schema" -> format.path("json_schema").get("schema");
            case "json_object" ->
                Json.object("type", "object", "properties", Json.object("ok", Json.object("type", "boolean")));
            default -> null;
        };
        String effort = body.path("reasoning_effort").stringValue("none");
        JsonNode maxTokens = body.path(body.has("max_completion_tokens") ? "max_completion_tokens" : "max_tokens");
        return new Prompt.Wanted(
                schema,
                MessagesReader.strings(body.path("stop")),
                !effort.equals("none"),
                false,
                maxTokens.isIntegralNumber() ? maxTokens.longValue() : null,
                Math.clamp(body.path("n").intValue(1), 1, 128),
                body.path("stream_options").path("include_usage").booleanValue(false));
    }

    private static String system(JsonNode messages) {
        List<String> texts = new ArrayList<>();
        for (JsonNode message : messages) {
            if (role(message).equals("system") || role(message).equals("developer")) {
                texts.add(text(message.path("content")));
            }
        }
        return String.join("\n", texts);
    }

    private static String role(JsonNode message) {
        return message.path("role").stringValue("");
    }

    /** A string, or the texts of a list of parts, joined. */
    static String text(JsonNode content) {
        if (content.isString()) {
            return content.stringValue();
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            text.append(part.path("text").stringValue(""));
        }
        return text.toString();
    }
}

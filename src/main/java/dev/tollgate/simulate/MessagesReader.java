package dev.tollgate.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads a request of Anthropic's Messages API; what has the wrong shape is read as absent. */
final class MessagesReader {
    private MessagesReader() {}

    static Prompt read(JsonNode body) {
        List<Prompt.Tool> tools = new ArrayList<>();
        for (JsonNode tool : body.path("tools")) {
            tools.add(new Prompt.Tool(tool.path("name").stringValue(""), tool.get("input_schema")));
        }
        return new Prompt(
                body.path("model").stringValue(""),
                body.path("stream").booleanValue(false),
                turn(lastUserMessage(body.path("messages"))),
                offer(tools, body.path("tool_choice")),
                wanted(body),
                context(body));
    }

    private static JsonNode lastUserMessage(JsonNode messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).path("role").stringValue("").equals("user")) {
                return messages.get(i).path("content");
            }
        }
        return MissingNode.getInstance();
    }

    private static Prompt.Turn turn(JsonNode content) {
        StringBuilder text = new StringBuilder();
        List<String> images = new ArrayList<>();
        List<String> documents = new ArrayList<>();
        List<String> results = new ArrayList<>();
        if (content.isString()) {
            text.append(content.stringValue()).append('\n');
        } else {
            for (JsonNode part : content) {
                switch (part.path("type").stringValue("")) {
                    case "text" ->
                        text.append(part.path("text").stringValue("")).append('\n');
                    case "image" -> images.add(Media.source(part.path("source")));
                    case "document" -> documents.add(Media.source(part.path("source")));
                    case "tool_result" -> results.add(result(part.path("content")));
                    default -> {}
                }
            }
        }
        return new Prompt.Turn(text.toString(), images, documents, results);
    }

    private static String result(JsonNode content) {
        if (content.isString()) {
            return content.stringValue();
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            text.append(part.path("text").stringValue("(" + part.path("type").stringValue("") + ")"));
        }
        return text.toString();
    }

    private static Prompt.Offer offer(List<Prompt.Tool> tools, JsonNode choice) {
        @Nullable
        String forced = switch (choice.path("type").stringValue("")) {
            case "tool" -> choice.path("name").stringValue(null);
            case "any" -> tools.isEmpty() ? null : tools.getFirst().name();
            default -> null;
        };
        return new Prompt.Offer(
                tools, forced, choice.path("type").stringValue("").equals("none"));
    }

    private static Prompt.Wanted wanted(JsonNode body) {
        JsonNode thinking = body.path("thinking");
        boolean thinks =
                thinking.isObject() && !thinking.path("type").stringValue("").equals("disabled");
        JsonNode schema = body.path("output_config").path("format").get("schema");
        JsonNode maxTokens = body.path("max_tokens");
        return new Prompt.Wanted(
                schema == null ? body.path("output_format").get("schema") : schema,
                strings(body.path("stop_sequences")),
                thinks,
                thinks,
                maxTokens.isIntegralNumber() ? maxTokens.longValue() : null,
                1,
                true);
    }

    private static Prompt.Context context(JsonNode body) {
        JsonNode system = body.path("system");
        boolean hour = system.findValues("cache_control").stream()
                .anyMatch(mark -> mark.path("ttl").stringValue("").equals("1h"));
        return new Prompt.Context(text(system), body.findValues("cache_control").size(), hour, inputTokens(body));
    }

    /** What the input is billed as; {@code count_tokens} says the same number. */
    static long inputTokens(JsonNode body) {
        return Json.tokens(body.path("system"), body.path("tools"), body.path("messages"));
    }

    /** A string, or the texts of a list of parts, one a line. */
    private static String text(JsonNode content) {
        return content.isString()
                ? content.stringValue()
                : StreamSupport.stream(content.spliterator(), false)
                        .map(part -> part.path("text").stringValue(""))
                        .collect(Collectors.joining("\n"));
    }

    /** A string or a list of strings. */
    static List<String> strings(JsonNode value) {
        return value.isString()
                ? List.of(value.stringValue())
                : StreamSupport.stream(value.spliterator(), false)
                        .map(one -> one.stringValue(""))
                        .toList();
    }
}

package dev.tollgate.simulate;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads a request of OpenAI's Responses API; what has the wrong shape is read as absent. */
final class ResponsesReader {
    private ResponsesReader() {}

    static Prompt read(JsonNode body) {
        List<Prompt.Tool> tools = new ArrayList<>();
        for (JsonNode tool : body.path("tools")) {
            String type = tool.path("type").stringValue("");
            tools.add(new Prompt.Tool(tool.path("name").stringValue(type), tool.get("parameters")));
        }
        JsonNode format = body.path("text").path("format");
        boolean thinks = body.path("reasoning").isObject();
        JsonNode maxTokens = body.path("max_output_tokens");
        return new Prompt(
                body.path("model").stringValue(""),
                body.path("stream").booleanValue(false),
                turn(body.path("input")),
                ChatReader.offer(tools, body.path("tool_choice")),
                new Prompt.Wanted(
                        format.path("type").stringValue("").equals("json_schema") ? format.get("schema") : null,
                        List.of(),
                        thinks,
                        thinks,
                        maxTokens.isIntegralNumber() ? maxTokens.longValue() : null,
                        1,
                        true),
                new Prompt.Context(body.path("instructions").stringValue(""), 0, false, inputTokens(body)));
    }

    static long inputTokens(JsonNode body) {
        return Json.tokens(body.path("instructions"), body.path("input"), body.path("tools"));
    }

    private static Prompt.Turn turn(JsonNode input) {
        if (input.isString()) {
            return new Prompt.Turn(input.stringValue() + "\n", List.of(), List.of(), List.of());
        }
        List<String> results = new ArrayList<>();
        int i = input.size() - 1;
        for (; i >= 0 && input.get(i).path("type").stringValue("").endsWith("_output"); i--) {
            JsonNode output = input.get(i).path("output");
            results.addFirst(output.isString() ? output.stringValue() : output.toString());
        }
        while (i >= 0 && !input.get(i).path("role").stringValue("").equals("user")) {
            i--;
        }
        boolean asked = i >= 0 && results.isEmpty();
        return question(asked ? input.get(i).path("content") : MissingNode.getInstance(), results);
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
                    case "input_text" ->
                        text.append(part.path("text").stringValue("")).append('\n');
                    case "input_image" -> {
                        String url = part.path("image_url").stringValue("");
                        images.add(Media.url(url, "url:" + url));
                    }
                    case "input_file" ->
                        documents.add(Media.url(
                                part.path("file_data").stringValue(null),
                                "file:" + part.path("file_id").stringValue("")));
                    default -> {}
                }
            }
        }
        return new Prompt.Turn(text.toString(), images, documents, results);
    }
}

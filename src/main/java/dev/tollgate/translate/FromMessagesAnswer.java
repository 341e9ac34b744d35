package dev.tollgate.translate;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A whole message as a chat completion. */
final class FromMessagesAnswer {

    /** Fields of a message, and of events, that are acted on; all others pass, since a client may have asked for them. */
    private static final Set<String> ACTED_ON = Set.of(
            "id",
            "type",
            "role",
            "model",
            "content",
            "stop_reason",
            "stop_sequence",
            "stop_details",
            "usage",
            "message",
            "delta");

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final ArrayNode calls = Json.array();
    private final ChatExtras extras = new ChatExtras();
    private @Nullable String json;

    private FromMessagesAnswer() {}

    static byte[] translate(byte[] body, AnswerHints hints) {
        JsonNode answer = Json.parse(body);
        ArrayNode content = Json.arrayField(answer, "content");
        if (answer == null || content == null) {
            throw new Untranslatable("The provider's answer is not a message: it has no content blocks.", null);
        }
        FromMessagesAnswer parts = new FromMessagesAnswer();
        for (int i = 0; i < content.size(); i++) {
            parts.read(content.get(i), i);
        }
        return Json.bytes(parts.completion(answer, hints));
    }

    private void read(JsonNode node, int index) {
        if (!(node instanceof ObjectNode block)) {
            return;
        }
        switch (Json.text(block, "type")) {
            case "text" -> text(block);
            case "tool_use" -> call(block);
            case "thinking" -> {
                String thought = Json.text(block, "thinking");
                reasoning.append(thought == null ? "" : thought);
                extras.block(block, index);
            }
            case null, default -> extras.block(block, index);
        }
    }

    private void text(ObjectNode block) {
        int start = text.codePointCount(0, text.length());
        String said = Json.text(block, "text");
        text.append(said == null ? "" : said);
        extras.citations(Json.field(block, "citations"), start, text.codePointCount(0, text.length()));
    }

    private void call(ObjectNode block) {
        JsonNode input = Json.field(block, "input");
        String arguments = input == null ? "{}" : Json.write(input);
        String name = Json.text(block, "name");
        if (JsonAnswerTool.is(name)) {
            json = json == null ? arguments : json;
            return;
        }
        ObjectNode call = calls.addObject().put("id", Json.text(block, "id")).put("type", "function");
        call.putObject("function").put("name", name).put("arguments", arguments);
        ToolUseIds.copyOrigin(block, call);
    }

    private ObjectNode completion(JsonNode answer, AnswerHints hints) {
        ChatUsage usage = new ChatUsage();
        usage.update(Json.field(answer, "usage"));
        boolean single = hints.calls().asFunctionCall() && calls.size() == 1;
        ChatEnd end = ChatEnd.of(answer, calls.isEmpty() ? "stop" : single ? "function_call" : "tool_calls");
        ObjectNode completion = ChatHead.of(answer, hints).write("chat.completion");
        ObjectNode choice = completion.putArray("choices").addObject().put("index", 0);
        choice.set("message", message(end, single));
        choice.putNull("logprobs");
        end.into(choice);
        ObjectNode counts = usage.write();
        if (counts != null) {
            completion.set("usage", counts);
        }
        String tier = usage.serviceTier();
        if (tier != null) {
            completion.put("service_tier", tier);
        }
        copyExtensions(answer, completion);
        return completion;
    }

    static void copyExtensions(@Nullable JsonNode from, ObjectNode to) {
        if (from == null) {
            return;
        }
        for (Map.Entry<String, JsonNode> field : from.properties()) {
            if (!ACTED_ON.contains(field.getKey()) && !field.getValue().isNull() && !to.has(field.getKey())) {
                to.set(field.getKey(), field.getValue());
            }
        }
    }

    private ObjectNode message(ChatEnd end, boolean single) {
        ObjectNode message = Json.object().put("role", "assistant").put("content", content(end));
        message.put("refusal", end.refusal());
        if (!reasoning.isEmpty()) {
            message.put("reasoning_content", reasoning.toString());
        }
        extras.into(message);
        if (single) {
            message.set("function_call", calls.path(0).path("function"));
        } else if (!calls.isEmpty()) {
            message.set("tool_calls", calls);
        }
        return message;
    }

    private @Nullable String content(ChatEnd end) {
        if (json != null) {
            return json;
        }
        boolean silent = text.isEmpty() && (!calls.isEmpty() || end.refusal() != null);
        return silent ? null : text.toString();
    }
}

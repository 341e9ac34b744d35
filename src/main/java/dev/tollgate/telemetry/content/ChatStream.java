package dev.tollgate.telemetry.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A stream of OpenAI's Chat Completions: choices by index, each grown by deltas. */
final class ChatStream implements StreamedContent {
    /** More choices than can be asked for, and more tool calls than a choice has. */
    private static final int MOST = 256;

    private final Map<Integer, Choice> choices = new TreeMap<>();

    private static final class Choice {
        private final Growing reasoning = new Growing();
        private final Growing text = new Growing();
        private final Map<Integer, Call> calls = new TreeMap<>();
        private @Nullable String finishReason;

        Message message() {
            List<Part> parts = new ArrayList<>();
            if (!reasoning.isEmpty()) {
                parts.add(new Part.Reasoning(reasoning.toString()));
            }
            if (!text.isEmpty()) {
                parts.add(new Part.Text(text.toString()));
            }
            calls.values().forEach(call -> parts.add(call.part()));
            return new Message("assistant", parts, finishReason);
        }
    }

    private static final class Call {
        private @Nullable String id;
        private final Growing name = new Growing();
        private final Growing arguments = new Growing();

        Part part() {
            return new Part.ToolCall(id, name.toString(), Json.parseOrText(arguments.toString()));
        }
    }

    @Override
    public void add(JsonNode event) {
        for (JsonNode element : Json.elements(Json.field(event, "choices"))) {
            if (choices.size() < MOST) {
                grow(choices.computeIfAbsent(StreamedContent.index(element), index -> new Choice()), element);
            }
        }
    }

    private static void grow(Choice choice, JsonNode element) {
        JsonNode delta = Json.field(element, "delta");
        choice.reasoning.add(Json.text(delta, "reasoning_content"));
        choice.text.add(Json.text(delta, "content"));
        choice.text.add(Json.text(delta, "refusal"));
        for (JsonNode piece : Json.elements(Json.field(delta, "tool_calls"))) {
            if (choice.calls.size() < MOST) {
                grow(choice.calls.computeIfAbsent(StreamedContent.index(piece), index -> new Call()), piece);
            }
        }
        String finishReason = Json.text(element, "finish_reason");
        choice.finishReason = finishReason == null ? choice.finishReason : finishReason;
    }

    private static void grow(Call call, JsonNode piece) {
        String id = Json.text(piece, "id");
        call.id = id == null ? call.id : id;
        call.name.add(Json.text(Json.field(piece, "function"), "name"));
        call.arguments.add(Json.text(Json.field(piece, "function"), "arguments"));
    }

    @Override
    public List<Message> messages() {
        return choices.values().stream().map(Choice::message).toList();
    }
}

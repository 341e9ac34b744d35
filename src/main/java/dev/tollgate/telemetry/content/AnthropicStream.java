package dev.tollgate.telemetry.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A stream of Anthropic's Messages: blocks by index, each begun and then grown by deltas. */
final class AnthropicStream implements StreamedContent {
    /** More blocks than an answer has; past it no new ones are begun. */
    private static final int MOST_BLOCKS = 256;

    private final Map<Integer, Block> blocks = new TreeMap<>();
    private @Nullable String stopReason;

    private static final class Block {
        private final JsonNode begun;
        private final Growing text = new Growing();
        private final Growing input = new Growing();

        Block(JsonNode begun) {
            this.begun = begun;
        }

        Part part() {
            Part part = AnthropicContent.part(begun);
            if (part instanceof Part.Text begin) {
                return new Part.Text(begin.content() + text);
            }
            if (part instanceof Part.Reasoning begin) {
                return new Part.Reasoning(begin.content() + text);
            }
            if (part instanceof Part.ToolCall call && !input.isEmpty()) {
                return new Part.ToolCall(call.id(), call.name(), Json.parseOrText(input.toString()));
            }
            return part;
        }
    }

    @Override
    public void add(JsonNode event) {
        switch (Json.text(event, "type", "")) {
            case "content_block_start" -> {
                JsonNode block = Json.field(event, "content_block");
                if (block != null && blocks.size() < MOST_BLOCKS) {
                    blocks.put(StreamedContent.index(event), new Block(block));
                }
            }
            case "content_block_delta" -> grow(blocks.get(StreamedContent.index(event)), Json.field(event, "delta"));
            case "message_delta" -> stopReason = Json.text(Json.field(event, "delta"), "stop_reason");
            default -> {
                // says nothing of content
            }
        }
    }

    private static void grow(@Nullable Block block, @Nullable JsonNode delta) {
        if (block != null) {
            block.text.add(Json.text(delta, "text"));
            block.text.add(Json.text(delta, "thinking"));
            block.input.add(Json.text(delta, "partial_json"));
        }
    }

    @Override
    public List<Message> messages() {
        if (blocks.isEmpty() && stopReason == null) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        blocks.values().forEach(block -> parts.add(block.part()));
        return List.of(new Message("assistant", parts, stopReason));
    }
}

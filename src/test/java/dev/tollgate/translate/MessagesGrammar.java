package dev.tollgate.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the frames of a Messages stream and holds them to the grammar: {@code message_start}, blocks one after the other
 * with rising indexes, {@code message_delta}, {@code message_stop}; or an {@code error} at any place, as the last.
 */
final class MessagesGrammar implements StreamTranslation.Output {

    private final List<JsonNode> events = new ArrayList<>();
    private int nextIndex;
    private @Nullable String open;
    private String state = "";

    @Override
    public void write(byte[] frame) {
        String text = new String(frame, StandardCharsets.UTF_8);
        assertThat(text).startsWith("event: ").endsWith("\n\n");
        String[] lines = text.substring(0, text.length() - 2).split("\n", -1);
        assertThat(lines).hasSize(2);
        assertThat(lines[1]).startsWith("data: {");
        JsonNode event = Json.parse(lines[1].substring("data: ".length()));
        String type = lines[0].substring("event: ".length());
        assertThat(Json.text(event, "type")).isEqualTo(type);
        events.add(Objects.requireNonNull(event));
        follow(type, event);
    }

    /** Checks that the stream has ended. */
    void ended() {
        assertThat(state).isIn("message_stop", "error");
    }

    boolean failed() {
        return state.equals("error");
    }

    List<JsonNode> events() {
        return events;
    }

    List<String> toolUseIds() {
        return events.stream()
                .map(event -> Json.text(Json.field(event, "content_block"), "id"))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
    }

    /** What the deltas of one kind say, joined block by block. */
    List<String> blocks(String type, String deltaField) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        boolean matches = false;
        for (JsonNode event : events) {
            switch (String.valueOf(Json.text(event, "type"))) {
                case "content_block_start" -> {
                    matches = type.equals(Json.text(event.get("content_block"), "type"));
                    block.setLength(0);
                }
                case "content_block_delta" -> {
                    String piece = Json.text(event.get("delta"), deltaField);
                    block.append(piece == null ? "" : piece);
                }
                case "content_block_stop" -> {
                    if (matches) {
                        blocks.add(block.toString());
                    }
                }
                default -> {}
            }
        }
        return blocks;
    }

    private void follow(String type, JsonNode event) {
        assertThat(state).as("nothing follows the end").isNotIn("message_stop", "error");
        switch (type) {
            case "message_start" -> assertThat(state).isEmpty();
            case "ping" -> assertThat(state).isEqualTo("message_start");
            case "content_block_start" -> {
                assertThat(state).isEqualTo("ping");
                assertThat(open).isNull();
                assertThat(Json.number(event, "index")).isEqualTo(nextIndex);
                open = Json.text(event.get("content_block"), "type");
            }
            case "content_block_delta" -> {
                assertThat(Json.number(event, "index")).isEqualTo(nextIndex);
                assertThat(Json.text(event.get("delta"), "type")).isIn(deltas(open));
            }
            case "content_block_stop" -> {
                assertThat(Json.number(event, "index")).isEqualTo(nextIndex);
                assertThat(open).isNotNull();
                open = null;
                nextIndex++;
            }
            case "message_delta" -> {
                assertThat(state).isEqualTo("ping");
                assertThat(open).isNull();
                assertThat(Json.text(event.get("delta"), "stop_reason")).isNotNull();
                assertThat(Json.number(event.get("usage"), "output_tokens")).isNotNull();
            }
            case "message_stop" -> assertThat(state).isEqualTo("message_delta");
            case "error" -> assertThat(Json.text(event.get("error"), "type")).endsWith("_error");
            default -> throw new AssertionError("unknown event " + type);
        }
        if (!type.startsWith("content_block")) {
            state = type;
        }
    }

    private static List<String> deltas(@Nullable String block) {
        return switch (String.valueOf(block)) {
            case "text" -> List.of("text_delta", "citations_delta");
            case "thinking" -> List.of("thinking_delta", "signature_delta");
            case "tool_use" -> List.of("input_json_delta");
            default -> List.of();
        };
    }
}

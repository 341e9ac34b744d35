package dev.tollgate.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What Anthropic's API answers with 400 when it is otherwise: the shape of turns and blocks. What a client wrote in
 * Anthropic's own words is not looked into.
 */
final class MessagesRequestShape {

    private static final Set<String> IMAGES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

    private final TreeSet<String> toolUses = new TreeSet<>();
    private final TreeSet<String> toolResults = new TreeSet<>();
    private boolean hasToolBlocks;

    static MessagesRequestShape of(byte[] body) {
        JsonNode request = Objects.requireNonNull(Json.parse(body));
        MessagesRequestShape shape = new MessagesRequestShape();
        assertThat(Json.text(request, "model")).isNotEmpty();
        assertThat(Json.number(request, "max_tokens")).isPositive();
        JsonNode messages = Objects.requireNonNull(Json.arrayField(request, "messages"));
        assertThat(messages.isEmpty()).isFalse();
        for (int i = 0; i < messages.size(); i++) {
            shape.message(messages.get(i), i == 0 ? null : messages.get(i - 1), messages.get(i + 1));
        }
        boolean tools = Json.arrayField(request, "tools") != null;
        assertThat(tools || !shape.hasToolBlocks)
                .as("tool blocks without tools")
                .isTrue();
        assertThat(tools || !request.has("tool_choice")).isTrue();
        return shape;
    }

    private void message(JsonNode message, @Nullable JsonNode before, @Nullable JsonNode after) {
        String role = Json.text(message, "role");
        assertThat(role).isIn("user", "assistant", "system");
        if ("system".equals(role)) {
            assertThat(Json.text(before, "role")).isEqualTo("user");
            assertThat(after == null || "assistant".equals(Json.text(after, "role")))
                    .isTrue();
        }
        JsonNode content = Objects.requireNonNull(Json.field(message, "content"));
        if (content.isString()) {
            assertThat(content.stringValue()).isNotBlank();
            return;
        }
        assertThat(content.isArray() && !content.isEmpty()).isTrue();
        content.forEach(block -> block(block, String.valueOf(role)));
    }

    private void block(JsonNode block, String role) {
        switch (String.valueOf(Json.text(block, "type"))) {
            case "text" -> assertThat(Json.text(block, "text")).isNotBlank();
            case "tool_use" -> {
                assertThat(role).isEqualTo("assistant");
                assertThat(Json.text(block, "id")).matches("[a-zA-Z0-9_-]+");
                assertThat(Json.text(block, "name")).isNotEmpty();
                assertThat(block.path("input").isObject()).isTrue();
                toolUses.add(block.get("id").stringValue());
                hasToolBlocks = true;
            }
            case "tool_result" -> {
                assertThat(role).isEqualTo("user");
                assertThat(Json.text(block, "tool_use_id")).matches("[a-zA-Z0-9_-]+");
                toolResults.add(block.get("tool_use_id").stringValue());
                hasToolBlocks = true;
                block.path("content").forEach(inner -> block(inner, "tool"));
            }
            case "image" -> {
                JsonNode source = block.path("source");
                assertThat(!"base64".equals(Json.text(source, "type"))
                                || IMAGES.contains(String.valueOf(Json.text(source, "media_type"))))
                        .isTrue();
            }
            default -> {
                // Other blocks are as the client sent them.
            }
        }
    }

    Set<String> toolUses() {
        return toolUses;
    }

    Set<String> toolResults() {
        return toolResults;
    }
}

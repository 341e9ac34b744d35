package dev.tollgate.telemetry.content;

import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON that came from outside: what is missing or of another type is null or empty, never an exception. */
final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static @Nullable JsonNode parse(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** The value of a text that should be JSON, or the text itself. */
    static JsonNode parseOrText(String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            return node.isMissingNode() ? JsonNodeFactory.instance.stringNode(json) : node;
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.stringNode(json);
        }
    }

    static String write(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static @Nullable JsonNode field(@Nullable JsonNode node, String name) {
        JsonNode value = node == null ? null : node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    static @Nullable String text(@Nullable JsonNode node, String name) {
        JsonNode value = field(node, name);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    static String text(@Nullable JsonNode node, String name, String otherwise) {
        String text = text(node, name);
        return text == null ? otherwise : text;
    }

    /** The elements of an array, none where it is no array. */
    static List<JsonNode> elements(@Nullable JsonNode node) {
        return node == null || !node.isArray()
                ? List.of()
                : StreamSupport.stream(node.spliterator(), false).toList();
    }
}

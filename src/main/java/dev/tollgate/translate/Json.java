package dev.tollgate.translate;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON trees that come out as they went in: key order, big numbers and the digits of decimals are kept. Readers here
 * return null rather than throw where a value is of another kind.
 */
final class Json {

    /** Bodies are bounded before they come here, so no string in them is too long. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    /**
     * The JSON value of a whole text, or null where it is not exactly one. A number whose exponent is beyond 32 bits is
     * none: the parser gives up on it with a {@link NumberFormatException}.
     */
    static @Nullable JsonNode parse(byte[] json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            return node.isMissingNode() ? null : node;
        } catch (JacksonException | NumberFormatException e) {
            return null;
        }
    }

    /** The JSON value of a whole text, or null where it is not exactly one. */
    static @Nullable JsonNode parse(String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            return node.isMissingNode() ? null : node;
        } catch (JacksonException | NumberFormatException e) {
            return null;
        }
    }

    /** The text of a value, for dialects that carry JSON inside a string. */
    static String write(JsonNode node) {
        return JsonWriter.string(node);
    }

    static byte[] bytes(JsonNode node) {
        return JsonWriter.bytes(node, 512);
    }

    /** The same for a large value: {@code length} is a guess at how many bytes it will be. */
    static byte[] bytes(JsonNode node, int length) {
        return JsonWriter.bytes(node, length);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** The field, or null where it is absent or JSON's null. */
    static @Nullable JsonNode field(@Nullable JsonNode parent, String name) {
        JsonNode value = parent == null ? null : parent.get(name);
        return value instanceof NullNode ? null : value;
    }

    /** The field if it is an object. */
    static @Nullable ObjectNode objectField(@Nullable JsonNode parent, String name) {
        return field(parent, name) instanceof ObjectNode object ? object : null;
    }

    /** The field if it is an array. */
    static @Nullable ArrayNode arrayField(@Nullable JsonNode parent, String name) {
        return field(parent, name) instanceof ArrayNode array ? array : null;
    }

    /** The field if it is a string. */
    static @Nullable String text(@Nullable JsonNode parent, String name) {
        JsonNode value = field(parent, name);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    /** The field if it is a whole number that fits. */
    static @Nullable Long number(@Nullable JsonNode parent, String name) {
        JsonNode value = field(parent, name);
        return value != null && value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : null;
    }
}

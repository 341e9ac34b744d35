package dev.tollgate.simulate;

import io.netty.buffer.ByteBufUtil;
import java.io.OutputStream;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON, with little ceremony. */
final class Json {
    /** A value of {@link #object} whose field is left out. */
    static final Object ABSENT = new Object();

    static final JsonNode NULL = NullNode.getInstance();

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(64 << 20)
                            .build())
                    .build())
            .build();

    private Json() {}

    /** An object of alternating names and values; a value is null, a node, a scalar, a collection or a map. */
    static ObjectNode object(@Nullable Object... namesAndValues) {
        ObjectNode object = MAPPER.createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            put(object, String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return object;
    }

    private static void put(ObjectNode object, String name, @Nullable Object value) {
        switch (value) {
            case null -> object.putNull(name);
            case String text -> object.put(name, text);
            case Integer number -> object.put(name, number);
            case Long number -> object.put(name, number);
            case Boolean truth -> object.put(name, truth);
            case JsonNode node -> object.set(name, node);
            case Object other when other == ABSENT -> {}
            default -> object.set(name, MAPPER.<JsonNode>valueToTree(value));
        }
    }

    static ArrayNode array(Collection<?> values) {
        return MAPPER.valueToTree(values);
    }

    /** The document, a missing node for no bytes, or null when it is not JSON. */
    static @Nullable JsonNode parse(byte[] bytes) {
        if (bytes.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** A copy of an object with more fields, those of the same name replaced. */
    static ObjectNode with(JsonNode object, @Nullable Object... namesAndValues) {
        return ((ObjectNode) object.deepCopy()).setAll(object(namesAndValues));
    }

    /** The tokens of a text: a quarter of its UTF-8 bytes, at least one. */
    static long tokens(String text) {
        return Math.max(1, (ByteBufUtil.utf8Bytes(text) + 3) / 4);
    }

    /** The tokens of documents, counted on their compact form. */
    static long tokens(JsonNode... documents) {
        Counter counter = new Counter();
        for (JsonNode document : documents) {
            if (!document.isMissingNode()) {
                MAPPER.writeValue(counter, document);
            }
        }
        return Math.max(1, (counter.bytes + 3) / 4);
    }

    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] b, int offset, int length) {
            bytes += length;
        }
    }
}

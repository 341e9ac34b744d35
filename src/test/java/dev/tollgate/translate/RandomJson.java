package dev.tollgate.translate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Damages JSON at random: what a client or a provider might send that nobody thought of. */
final class RandomJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> WORDS = List.of(
            "",
            "text",
            "image",
            "document",
            "tool_use",
            "tool_result",
            "thinking",
            "base64",
            "url",
            "user",
            "assistant",
            "system",
            "\ud83d",
            "é\u0000",
            "toolu_chat_",
            "{\"a\":",
            "[]",
            "error",
            "stop",
            "length");

    private final RandomGenerator random;

    RandomJson(RandomGenerator random) {
        this.random = random;
    }

    /** A copy with one value of about every {@code oneIn} replaced, removed or doubled. */
    JsonNode damaged(JsonNode node, int oneIn) {
        if (random.nextInt(oneIn) == 0) {
            return value();
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = NODES.objectNode();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                if (random.nextInt(oneIn) != 0) {
                    copy.set(field.getKey(), damaged(field.getValue(), oneIn));
                }
            }
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = NODES.arrayNode();
            for (JsonNode element : array.values()) {
                int times = random.nextInt(oneIn) == 0 ? random.nextInt(3) : 1;
                for (int i = 0; i < times; i++) {
                    copy.add(damaged(element, oneIn));
                }
            }
            return copy;
        }
        return node;
    }

    JsonNode value() {
        return switch (random.nextInt(9)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextLong());
            case 3 -> NODES.numberNode(new BigDecimal("1e999999"));
            case 4 -> NODES.arrayNode().add(value());
            case 5 -> NODES.objectNode().set(word(), value());
            case 6 -> NODES.numberNode(random.nextDouble());
            default -> NODES.stringNode(word());
        };
    }

    String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(64)];
        random.nextBytes(bytes);
        return bytes;
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    <T> List<T> shuffled(List<T> list, int swaps) {
        List<T> copy = new ArrayList<>(list);
        for (int i = 0; i < swaps && !copy.isEmpty(); i++) {
            Collections.swap(copy, random.nextInt(copy.size()), random.nextInt(copy.size()));
        }
        return copy;
    }
}

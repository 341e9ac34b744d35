package dev.tollgate.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The blocks of an earlier answer that Chat Completions has no place for, as a client sends them back: signed thinking,
 * and what Anthropic's own tools did. The API checks that thinking comes back unchanged and where it stood, so each goes
 * to its {@code index} in the answer, where {@link ChatExtras} has put one, and else to the beginning.
 *
 * <p>Read from {@code thinking_blocks} and {@code anthropic_blocks} as {@link ChatExtras} and LiteLLM write them, else
 * from OpenRouter's {@code reasoning_details}. Thinking without a signature is refused by the API, and dropped by name;
 * {@code reasoning_content} only says the same again for people.
 */
final class ReplayedBlocks {

    /** Fields of a message that are read here. */
    static final Set<String> FIELDS =
            Set.of("thinking_blocks", "reasoning_details", "anthropic_blocks", "reasoning_content", "reasoning");

    private final Dropped dropped;
    private final FieldPath path;
    private final List<ObjectNode> first = new ArrayList<>();
    private final TreeMap<Integer, ObjectNode> placed = new TreeMap<>();
    private final StringBuilder thought = new StringBuilder();

    private ReplayedBlocks(Dropped dropped, FieldPath path) {
        this.dropped = dropped;
        this.path = path;
    }

    /** The message's blocks in their order, with {@code visible} for those that Chat Completions knows. */
    static ArrayNode merge(JsonNode message, ArrayNode visible, FieldPath path, Dropped dropped) {
        if (FIELDS.stream().noneMatch(message::has)) {
            return visible;
        }
        ReplayedBlocks blocks = new ReplayedBlocks(dropped, path);
        blocks.read(message);
        return blocks.merge(visible);
    }

    private void read(JsonNode message) {
        for (String field : new String[] {"thinking_blocks", "reasoning_details", "anthropic_blocks"}) {
            if (Json.arrayField(message, field) == null) {
                Leftovers.nameField(message, field, path, dropped);
            }
        }
        ArrayNode thinking = Json.arrayField(message, "thinking_blocks");
        ArrayNode details = Json.arrayField(message, "reasoning_details");
        for (int i = 0; thinking != null && i < thinking.size(); i++) {
            place(thinking(thinking.get(i)), thinking.get(i), "thinking_blocks", i);
        }
        for (int i = 0; details != null && i < details.size(); i++) {
            boolean again = thinking != null && !thinking.isEmpty();
            place(again ? null : detail(details.get(i)), Json.object(), "reasoning_details", i);
        }
        ArrayNode others = Json.arrayField(message, "anthropic_blocks");
        for (int i = 0; others != null && i < others.size(); i++) {
            JsonNode block = others.get(i);
            boolean typed = block instanceof ObjectNode && Json.text(block, "type") != null;
            place(typed ? without((ObjectNode) block) : null, block, "anthropic_blocks", i);
        }
        for (String field : new String[] {"reasoning_content", "reasoning"}) {
            String said = Json.text(message, field);
            if (said == null || !thought.toString().equals(said)) {
                Leftovers.nameField(message, field, path, dropped);
            }
        }
    }

    private @Nullable ObjectNode thinking(JsonNode block) {
        String type = Json.text(block, "type");
        if ("redacted_thinking".equals(type)) {
            return redacted(Json.text(block, "data"));
        }
        return "thinking".equals(type) ? signed(Json.text(block, "thinking"), Json.text(block, "signature")) : null;
    }

    private @Nullable ObjectNode detail(JsonNode detail) {
        String type = Json.text(detail, "type");
        String format = Json.text(detail, "format");
        if (type == null || format != null && !format.startsWith("anthropic")) {
            return null;
        }
        return switch (type) {
            case "reasoning.text" -> signed(Json.text(detail, "text"), Json.text(detail, "signature"));
            case "reasoning.encrypted" -> redacted(Json.text(detail, "data"));
            default -> null;
        };
    }

    private @Nullable ObjectNode signed(@Nullable String text, @Nullable String signature) {
        if (signature == null || signature.isEmpty()) {
            return null;
        }
        String thinking = text == null ? "" : text;
        thought.append(thinking);
        return Json.object().put("type", "thinking").put("thinking", thinking).put("signature", signature);
    }

    private static @Nullable ObjectNode redacted(@Nullable String data) {
        return data == null
                ? null
                : Json.object().put("type", "redacted_thinking").put("data", data);
    }

    private static ObjectNode without(ObjectNode block) {
        ObjectNode copy = block.objectNode();
        copy.setAll(block);
        copy.remove("index");
        return copy;
    }

    private void place(@Nullable ObjectNode block, JsonNode from, String field, int element) {
        Long index = Json.number(from, "index");
        if (block == null) {
            dropped.add(path.field(field).at(element));
        } else if (index == null || index < 0 || index > Integer.MAX_VALUE || placed.containsKey(index.intValue())) {
            first.add(block);
        } else {
            placed.put(index.intValue(), block);
        }
    }

    private ArrayNode merge(ArrayNode visible) {
        ArrayNode all = Json.array();
        all.addAll(first);
        for (JsonNode block : visible) {
            while (!placed.isEmpty() && placed.firstKey() <= all.size()) {
                all.add(placed.pollFirstEntry().getValue());
            }
            all.add(block);
        }
        all.addAll(placed.values());
        return all;
    }
}

package dev.tollgate.translate;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Names the fields that a translation did not act on, if they say anything: {@code []} and {@code ""} do not. */
final class Leftovers {

    private Leftovers() {}

    /**
     * @param known the fields that were acted on
     * @param path of {@code node}
     */
    static void name(JsonNode node, Set<String> known, FieldPath path, Dropped dropped) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!known.contains(field.getKey())) {
                nameField(node, field.getKey(), path, dropped);
            }
        }
    }

    /** Names one field, if it says anything. */
    static void nameField(JsonNode node, String field, FieldPath path, Dropped dropped) {
        if (says(node.get(field))) {
            dropped.add(path.field(field));
        }
    }

    static boolean says(@Nullable JsonNode value) {
        if (value == null || value.isNull() || value.isContainer() && value.isEmpty()) {
            return false;
        }
        return !value.isString() || !value.stringValue().isEmpty();
    }
}

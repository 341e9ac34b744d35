package dev.tollgate.translate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Collects the names of the fields that a translation has no place for, in the order of the request, each once. */
final class Dropped {

    private final SequencedSet<String> names = new LinkedHashSet<>();

    /** Names the field at {@code path}. */
    void add(FieldPath path) {
        add(path.toString());
    }

    /** Names the field at {@code path}, such as {@code messages[0].name}. */
    void add(String path) {
        names.add(headerSafe(path));
    }

    /** Names the field {@code name} of {@code parent}, if it says anything. */
    void ifPresent(JsonNode parent, FieldPath path, String name) {
        if (says(parent.get(name))) {
            add(path.field(name));
        }
    }

    /** Names every field of {@code node} that says anything and is not among those acted on. */
    void allBut(Set<String> known, JsonNode node, FieldPath path) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!known.contains(field.getKey()) && says(field.getValue())) {
                add(path.field(field.getKey()));
            }
        }
    }

    List<String> names() {
        return new ArrayList<>(names);
    }

    private static boolean says(@Nullable JsonNode value) {
        return value != null && !value.isNull();
    }

    /** Field names come from the client and go into a header: anything but plain ASCII becomes {@code _}. */
    private static String headerSafe(String path) {
        StringBuilder safe = new StringBuilder(path.length());
        for (int i = 0; i < Math.min(path.length(), 160); i++) {
            char c = path.charAt(i);
            safe.append(c > ' ' && c < 0x7f && c != ',' ? c : '_');
        }
        return safe.toString();
    }
}

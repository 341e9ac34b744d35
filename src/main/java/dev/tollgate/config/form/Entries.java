package dev.tollgate.config.form;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The entries of a mapping, each key once. */
final class Entries {
    private static final String MERGE = "<<";

    private Entries() {}

    /** A key as it stands in the file, and its value. */
    record Entry(Value key, Value value) {}

    /** By key in the order of the file, or null after the fault that the value is no mapping. */
    static @Nullable Map<String, Entry> of(Value value, String expected) {
        MappingNode mapping = value.mapping();
        if (mapping == null) {
            return value.wrong(expected);
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
                value.other(tuple.getKeyNode(), "the key").fault("a key of " + value.name() + " is no text", "a text");
                continue;
            }
            String name = keyNode.getValue();
            Value key = value.other(keyNode, name);
            if (!key.admitted()) {
                break;
            }
            add(entries, value, new Entry(key, value.other(tuple.getValueNode(), name)));
        }
        return entries;
    }

    private static void add(Map<String, Entry> entries, Value mapping, Entry entry) {
        String name = entry.key().name();
        if (name.equals(MERGE)) {
            entry.key().fault("merge keys are not supported", "the keys themselves, or an alias for a whole value");
            return;
        }
        Entry first = entries.putIfAbsent(name, entry);
        if (first != null) {
            int line = first.key()
                    .node()
                    .getStartMark()
                    .map(mark -> mark.getLine() + 1)
                    .orElse(0);
            entry.key().fault(name + " stands twice in " + mapping.name() + ", first in line " + line, "it once");
        }
    }
}

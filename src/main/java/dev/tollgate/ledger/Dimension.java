package dev.tollgate.ledger;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What entries are grouped or filtered by. */
public sealed interface Dimension {
    /** The columns that a group has for it, by name. */
    List<String> columns();

    /** Columns of the entry as they are: {@code provider}, or {@code key_id} and {@code key_name} together. */
    record Columns(List<String> columns) implements Dimension {
        public Columns {
            columns = List.copyOf(columns);
        }
    }

    /** The model that answered, and where that is not known the one that was asked for. */
    record Model() implements Dimension {
        @Override
        public List<String> columns() {
            return List.of("model");
        }
    }

    /** When the request began, in the time zone of the query. */
    enum Time implements Dimension {
        HOUR("hour"),
        DAY("day"),
        MONTH("month");

        private final String text;

        Time(String text) {
            this.text = text;
        }

        @Override
        public List<String> columns() {
            return List.of(text);
        }
    }

    /** The value of a tag. */
    record Tag(String name) implements Dimension {
        @Override
        public List<String> columns() {
            return List.of("tag:" + name);
        }
    }

    Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry("key", List.of("key_id", "key_name")),
            Map.entry("session", List.of("session_id")),
            Map.entry("agent", List.of("agent_id")),
            Map.entry("parent_agent", List.of("parent_agent_id")));

    Set<String> COLUMNS = Set.of(
            "request_model",
            "response_model",
            "provider",
            "key_id",
            "key_name",
            "user",
            "team",
            "session_id",
            "agent_id",
            "parent_agent_id",
            "state",
            "status",
            "dialect",
            "operation",
            "path",
            "stream",
            "error_type",
            "service_tier",
            "usage_source",
            "cost_source",
            "price_version");

    /** @throws IllegalArgumentException if there is no such dimension; the message names them all */
    static Dimension parse(String name) {
        if (name.startsWith("tag:") && name.length() > 4) {
            return new Tag(name.substring(4));
        }
        for (Time time : Time.values()) {
            if (time.text.equals(name)) {
                return time;
            }
        }
        if (name.equals("model")) {
            return new Model();
        }
        if (NAMES.containsKey(name)) {
            return new Columns(NAMES.get(name));
        }
        if (COLUMNS.contains(name)) {
            return new Columns(List.of(name));
        }
        throw new IllegalArgumentException(
                "there is no dimension \"" + name + "\" (expected: " + String.join(", ", names()) + ")");
    }

    private static List<String> names() {
        Map<String, String> names = new TreeMap<>();
        NAMES.keySet().forEach(name -> names.put(name, name));
        COLUMNS.forEach(name -> names.put(name, name));
        for (Time time : Time.values()) {
            names.put(time.text, time.text);
        }
        names.put("model", "model");
        names.put("tag:NAME", "tag:NAME");
        return List.copyOf(names.keySet());
    }
}

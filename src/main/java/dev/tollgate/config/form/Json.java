package dev.tollgate.config.form;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A mapping of any fields to any values, kept as the raw JSON of each. */
public record Json() implements Form<Map<String, String>> {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 100;
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");

    @Override
    public String expected() {
        return "a mapping of JSON fields";
    }

    @Override
    public boolean mayBeEmpty() {
        return true;
    }

    @Override
    public @Nullable Map<String, String> read(Value value) {
        Map<String, Entries.Entry> entries = Entries.of(value, expected());
        if (entries == null) {
            return null;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        entries.forEach((name, entry) -> fields.put(name, json(entry.value(), 1).toString()));
        return fields;
    }

    private static JsonNode json(Value value, int depth) {
        if (depth > DEEPEST) {
            value.fault(
                    value.name() + " is nested more than " + DEEPEST + " deep", "less, and no anchor within itself");
            return JSON.nullNode();
        }
        if (!value.admitted()) {
            return JSON.nullNode();
        }
        List<Node> items = value.items();
        if (items != null) {
            ArrayNode array = JSON.arrayNode();
            items.forEach(item -> array.add(json(value.other(item, value.name()), depth + 1)));
            return array;
        }
        if (value.mapping() != null) {
            ObjectNode object = JSON.objectNode();
            Map<String, Entries.Entry> entries = Entries.of(value, "a mapping");
            if (entries != null) {
                entries.forEach((name, entry) -> object.set(name, json(entry.value(), depth + 1)));
            }
            return object;
        }
        return scalar(value);
    }

    /** What a variable holds is typed as if it stood there, unless it is in quotes. */
    private static JsonNode scalar(Value value) {
        Value.Scalar scalar = value.scalar();
        if (scalar == null || scalar == Value.Scalar.UNSOUND) {
            return JSON.nullNode();
        }
        Tag tag = scalar.substituted() ? Documents.TYPES.resolve(scalar.text(), scalar.plain()) : scalar.tag();
        String text = scalar.text();
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(text.equalsIgnoreCase("true"));
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return number(value, text);
        }
        return JSON.stringNode(text);
    }

    private static JsonNode number(Value value, String text) {
        try {
            return WHOLE.matcher(text).matches()
                    ? JSON.numberNode(new BigInteger(text.startsWith("+") ? text.substring(1) : text))
                    : JSON.numberNode(new BigDecimal(text));
        } catch (NumberFormatException e) {
            value.wrong("a number as JSON writes it");
            return JSON.nullNode();
        }
    }
}

package dev.tollgate.translate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of JSON Schema that Anthropic holds a model to, in {@code output_config.format} and in {@code strict} tools;
 * what is beyond it is answered with 400. Source: Anthropic's page "Structured outputs", section "JSON Schema
 * limitations".
 *
 * <p>Bounds of numbers, lengths, patterns and the like can be said to the model instead, in the {@code description}, as
 * Anthropic's own SDKs do; they are named as dropped. An open object, a schema that contains itself, or a condition
 * cannot.
 */
final class GrammarSchema {

    private static final Set<String> FORMATS =
            Set.of("date-time", "time", "date", "duration", "email", "hostname", "uri", "ipv4", "ipv6", "uuid");

    /** Said to the model in words. */
    private static final Set<String> BOUNDS = Set.of(
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "pattern",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties",
            "contentEncoding",
            "contentMediaType",
            "examples");

    /** Remarks about the schema, which constrain nothing. */
    private static final Set<String> REMARKS =
            Set.of("$schema", "$id", "$comment", "deprecated", "readOnly", "writeOnly");

    private static final Set<String> TAKEN =
            Set.of("type", "required", "enum", "const", "default", "description", "title", "$ref");

    private final ObjectNode root;
    private final Dropped dropped;
    private final Set<String> following = new HashSet<>();
    private final Set<String> ending = new HashSet<>();
    private boolean fits = true;

    private GrammarSchema(ObjectNode root, Dropped dropped) {
        this.root = root;
        this.dropped = dropped;
    }

    /** Whether the schema is taken as it stands. */
    static boolean takes(ObjectNode schema) {
        ObjectNode fitted = fit(schema, FieldPath.REQUEST, new Dropped());
        return schema.equals(fitted);
    }

    /**
     * The schema as it is taken.
     *
     * @param path of the schema, for the names of what is only said in words
     * @return null where what the schema demands cannot be held
     */
    static @Nullable ObjectNode fit(ObjectNode schema, FieldPath path, Dropped dropped) {
        Dropped named = new Dropped();
        GrammarSchema fitting = new GrammarSchema(schema, named);
        ObjectNode fitted = fitting.schema(schema, path);
        if (!fitting.fits) {
            return null;
        }
        named.names().forEach(dropped::add);
        return fitted;
    }

    private ObjectNode schema(JsonNode node, FieldPath path) {
        ObjectNode out = Json.object();
        if (!(node instanceof ObjectNode schema)) {
            fits = false;
            return out;
        }
        List<String> words = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : schema.properties()) {
            String keyword = field.getKey();
            JsonNode value = field.getValue();
            FieldPath at = path.field(keyword);
            switch (keyword) {
                case "properties", "$defs", "definitions" -> out.set(keyword, each(value, at));
                case "items" -> out.set(keyword, schema(value, at));
                case "anyOf", "allOf" -> out.set(keyword, all(value, at));
                case "oneOf" -> out.set(schema.has("anyOf") ? unfit(keyword) : "anyOf", all(value, at));
                case "additionalProperties" -> fits &= value.isBoolean() && !value.booleanValue();
                case "minItems" -> sayOrSet(value.isInt() && value.intValue() <= 1, keyword, value, at, out, words);
                case "format" ->
                    sayOrSet(value.isString() && FORMATS.contains(value.stringValue()), keyword, value, at, out, words);
                default -> other(keyword, value, at, out, words);
            }
        }
        close(schema, out);
        if (!words.isEmpty()) {
            String description = Json.text(schema, "description");
            String said = "(" + String.join(", ", words) + ")";
            out.put("description", description == null ? said : description + " " + said);
        }
        return out;
    }

    private void other(String keyword, JsonNode value, FieldPath path, ObjectNode out, List<String> words) {
        if (BOUNDS.contains(keyword)) {
            sayOrSet(false, keyword, value, path, out, words);
        } else if (REMARKS.contains(keyword)) {
            dropped.add(path);
        } else if (TAKEN.contains(keyword)) {
            fits &= !keyword.equals("enum") || value.isArray() && plain(value);
            fits &= !keyword.equals("const") || value.isValueNode();
            fits &= !keyword.equals("$ref") || ends(value);
            out.set(keyword, value);
        } else {
            unfit(keyword);
        }
    }

    private void sayOrSet(
            boolean set, String keyword, JsonNode value, FieldPath path, ObjectNode out, List<String> words) {
        if (set) {
            out.set(keyword, value);
        } else {
            words.add(keyword + ": " + Json.write(value));
            dropped.add(path);
        }
    }

    private String unfit(String keyword) {
        fits = false;
        return keyword;
    }

    /** Every object is closed, which OpenAI's strict schemas say anyway; one without any type has to be something. */
    private void close(ObjectNode schema, ObjectNode out) {
        if (out.has("properties") || "object".equals(Json.text(schema, "type"))) {
            if (!out.has("properties")) {
                out.putObject("properties");
            }
            out.put("additionalProperties", false);
        }
        fits &= out.has("type")
                || out.has("enum")
                || out.has("const")
                || out.has("$ref")
                || out.has("anyOf")
                || out.has("allOf");
    }

    private ObjectNode each(JsonNode schemas, FieldPath path) {
        ObjectNode out = Json.object();
        fits &= schemas.isObject();
        for (Map.Entry<String, JsonNode> entry : schemas.properties()) {
            out.set(entry.getKey(), schema(entry.getValue(), path.field(entry.getKey())));
        }
        return out;
    }

    private ArrayNode all(JsonNode schemas, FieldPath path) {
        ArrayNode out = Json.array();
        fits &= schemas.isArray() && !schemas.isEmpty();
        for (int i = 0; i < schemas.size(); i++) {
            out.add(schema(schemas.path(i), path.at(i)));
        }
        return out;
    }

    private static boolean plain(JsonNode values) {
        return values.valueStream().allMatch(JsonNode::isValueNode);
    }

    /** Whether a reference leads into the schema and does not come back to itself. */
    private boolean ends(JsonNode reference) {
        String pointer = reference.isString() ? reference.stringValue() : "";
        if (ending.contains(pointer)) {
            return true;
        }
        if (!pointer.startsWith("#/") || !following.add(pointer)) {
            return false;
        }
        String[] steps = pointer.substring(2).split("/", -1);
        JsonNode target = root;
        for (String step : steps) {
            target = target.path(step.replace("~1", "/").replace("~0", "~"));
        }
        boolean ends = target.isObject() && target.findValues("$ref").stream().allMatch(this::ends);
        following.remove(pointer);
        if (ends) {
            ending.add(pointer);
        }
        return ends;
    }
}

package dev.tollgate.simulate;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes up a value that a JSON schema allows: the first of what it offers. */
final class SchemaInstance {
    private static final int DEEPEST = 12;

    private final JsonNode root;

    private SchemaInstance(JsonNode root) {
        this.root = root;
    }

    static JsonNode of(JsonNode schema) {
        return new SchemaInstance(schema).value(schema, 0);
    }

    private JsonNode value(JsonNode schema, int depth) {
        if (depth > DEEPEST) {
            return NullNode.getInstance();
        }
        if (schema.has("$ref")) {
            return value(root.at(schema.path("$ref").stringValue("#").substring(1)), depth + 1);
        }
        if (schema.has("const")) {
            return schema.get("const");
        }
        for (String choice : new String[] {"enum", "anyOf", "oneOf", "allOf"}) {
            if (schema.path(choice).size() > 0) {
                JsonNode first = schema.get(choice).get(0);
                return choice.equals("enum") ? first : value(first, depth + 1);
            }
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> Json.MAPPER.createArrayNode().add(value(schema.path("items"), depth + 1));
            case "integer" -> Json.MAPPER.valueToTree(42);
            case "number" -> Json.MAPPER.valueToTree(4.5);
            case "boolean" -> Json.MAPPER.valueToTree(true);
            case "null" -> NullNode.getInstance();
            default -> Json.MAPPER.valueToTree(string(schema.path("format").stringValue("")));
        };
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        String otherwise = schema.has("properties") ? "object" : "string";
        return type.isArray() ? type.path(0).stringValue(otherwise) : type.stringValue(otherwise);
    }

    private ObjectNode object(JsonNode schema, int depth) {
        Set<String> required = new HashSet<>(MessagesReader.strings(schema.path("required")));
        ObjectNode object = Json.object();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (!schema.has("required") || required.contains(property.getKey())) {
                object.set(property.getKey(), value(property.getValue(), depth + 1));
            }
        }
        return object;
    }

    private static String string(String format) {
        return switch (format) {
            case "date" -> "2026-01-02";
            case "date-time" -> "2026-01-02T03:04:05Z";
            case "uuid" -> "00000000-0000-4000-8000-000000000000";
            case "email" -> "mock@example.com";
            case "uri" -> "https://example.com/";
            default -> "mock é✓";
        };
    }
}

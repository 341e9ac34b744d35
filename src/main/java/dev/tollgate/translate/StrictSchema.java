package dev.tollgate.translate;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether a JSON Schema can be {@code strict} with OpenAI. Anthropic's strict schemas may have optional properties;
 * OpenAI's may not, and know fewer keywords; a schema that breaks its rules is refused with 400. Source: OpenAI's guide
 * "Structured model outputs", section "Supported schemas".
 */
final class StrictSchema {

    private static final Set<String> KEYWORDS = Set.of(
            "$defs",
            "$ref",
            "$schema",
            "additionalProperties",
            "anyOf",
            "const",
            "definitions",
            "description",
            "enum",
            "exclusiveMaximum",
            "exclusiveMinimum",
            "format",
            "items",
            "maxItems",
            "maximum",
            "minItems",
            "minimum",
            "multipleOf",
            "pattern",
            "properties",
            "required",
            "title",
            "type");

    private StrictSchema() {}

    /**
     * The schema with {@code additionalProperties: false} on every object that does not say, as strictness means it; null
     * where OpenAI would not take it.
     */
    static @Nullable ObjectNode of(ObjectNode schema) {
        ObjectNode strict = schema.deepCopy();
        boolean object = "object".equals(Json.text(strict, "type")) && !strict.has("anyOf");
        return object && closes(strict) ? strict : null;
    }

    private static boolean closes(JsonNode node) {
        if (!(node instanceof ObjectNode schema) || !KEYWORDS.containsAll(schema.propertyNames())) {
            return false;
        }
        return closesProperties(schema)
                && closesEach(schema.get("$defs"))
                && closesEach(schema.get("definitions"))
                && (!schema.has("items") || closes(schema.get("items")))
                && closesAll(schema.get("anyOf"));
    }

    private static boolean closesProperties(ObjectNode schema) {
        boolean object = schema.has("properties") || "object".equals(Json.text(schema, "type"));
        if (!object) {
            return true;
        }
        JsonNode additional = Json.field(schema, "additionalProperties");
        if (additional == null) {
            schema.put("additionalProperties", false);
        } else if (!additional.isBoolean() || additional.booleanValue()) {
            return false;
        }
        ObjectNode properties = Json.objectField(schema, "properties");
        if (properties == null) {
            schema.putObject("properties");
            return true;
        }
        ArrayNode required = Json.arrayField(schema, "required");
        for (String name : properties.propertyNames()) {
            if (required == null
                    || required.valueStream()
                            .noneMatch(r -> r.isString() && r.stringValue().equals(name))) {
                return false;
            }
        }
        return closesEach(properties);
    }

    private static boolean closesEach(@Nullable JsonNode schemas) {
        if (schemas == null) {
            return true;
        }
        for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
            if (!closes(schema.getValue())) {
                return false;
            }
        }
        return schemas.isObject();
    }

    private static boolean closesAll(@Nullable JsonNode schemas) {
        return schemas == null || schemas.isArray() && schemas.valueStream().allMatch(StrictSchema::closes);
    }
}

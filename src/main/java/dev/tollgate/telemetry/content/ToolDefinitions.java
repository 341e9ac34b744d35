package dev.tollgate.telemetry.content;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A tool that a model may call, as the conventions define one. */
final class ToolDefinitions {
    private ToolDefinitions() {}

    static JsonNode of(@Nullable String name, @Nullable String description, @Nullable JsonNode parameters) {
        ObjectNode tool = Json.object().put("type", "function").put("name", name == null ? "" : name);
        if (description != null) {
            tool.put("description", description);
        }
        if (parameters != null) {
            tool.set("parameters", parameters);
        }
        return tool;
    }

    /** As JSON without credentials; what is longer than a part goes without its schema, so that it stays JSON. */
    static String written(JsonNode tool) {
        String json = Json.write(tool);
        String clean = Redaction.of(json);
        if (clean.length() <= Budget.PART) {
            return clean;
        }
        return Json.write(
                of(Budget.part(Json.text(tool, "name", "")), Budget.part(Json.text(tool, "description", "")), null));
    }
}

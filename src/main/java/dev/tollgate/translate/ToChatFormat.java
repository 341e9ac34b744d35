package dev.tollgate.translate;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The format of the answer: {@code output_config.format}, or {@code output_format} as older clients write it, as
 * {@code response_format}. Strict where OpenAI takes the schema as strict, see {@link StrictSchema}; else the schema
 * alone.
 */
final class ToChatFormat {

    private static final Set<String> FORMAT = Set.of("type", "schema");
    private static final int LONGEST_NAME = 64;

    private ToChatFormat() {}

    static void write(ObjectNode request, ObjectNode out, Dropped dropped) {
        JsonNode outputConfig = Json.field(request, "output_config");
        JsonNode format = Json.field(request, "output_format");
        FieldPath path = format != null
                ? FieldPath.of("output_format")
                : FieldPath.of("output_config").field("format");
        if (format == null) {
            format = Json.field(outputConfig, "format");
        } else if (outputConfig != null) {
            dropped.ifPresent(outputConfig, FieldPath.of("output_config"), "format");
        }
        if (format == null) {
            return;
        }
        ObjectNode schema = Json.objectField(format, "schema");
        if (schema == null || !"json_schema".equals(Json.text(format, "type"))) {
            dropped.add(path);
            return;
        }
        dropped.allBut(FORMAT, format, path);
        ObjectNode strict = StrictSchema.of(schema);
        ObjectNode named =
                out.putObject("response_format").put("type", "json_schema").putObject("json_schema");
        named.put("name", name(Json.text(schema, "title"))).put("strict", strict != null);
        named.set("schema", strict != null ? strict : schema);
    }

    /** OpenAI wants a name of letters, digits, {@code _} and {@code -}; Anthropic knows none. */
    private static String name(@Nullable String title) {
        String name = title == null ? "" : title.replaceAll("[^a-zA-Z0-9_-]", "_");
        return name.isEmpty() ? "answer" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}

package dev.tollgate.translate;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form of the answer: {@code response_format}.
 *
 * <p>A {@code json_schema} becomes {@code output_config.format} where the model knows it and {@link GrammarSchema} can
 * express it; its name and description become the schema's title and description. Any other schema, and
 * {@code json_object}, is asked for by the {@link JsonAnswerTool}. Where no tool can be forced, the model is told in a
 * system block, and since that is no guarantee the field is named.
 */
final class ToMessagesFormat {

    private static final String FIELD = "response_format";
    private static final FieldPath SCHEMA = FieldPath.of(FIELD).field("json_schema");
    private static final Set<String> FORMAT = Set.of("type", "json_schema");
    private static final Set<String> JSON_SCHEMA = Set.of("name", "description", "schema", "strict");

    private final ClaudeModel model;
    private final Dropped dropped;

    ToMessagesFormat(ClaudeModel model, Dropped dropped) {
        this.model = model;
        this.dropped = dropped;
    }

    /**
     * Writes {@code output_config.format}, or adds to the tools or to the system blocks.
     *
     * @param choice the client's choice of tools
     * @return the choice of tools to make
     */
    @Nullable
    ObjectNode write(
            ObjectNode request, ToMessagesTools tools, @Nullable ObjectNode choice, ArrayNode system, ObjectNode out) {
        JsonNode format = Json.field(request, FIELD);
        String type = Json.text(format, "type");
        if (format == null || "text".equals(type)) {
            return choice;
        }
        if (type == null) {
            throw FieldPath.of(FIELD).field("type").missing();
        }
        Leftovers.name(format, FORMAT, FieldPath.of(FIELD), dropped);
        if (type.equals("json_object")) {
            return byTool(null, request, tools, choice, system);
        }
        if (!type.equals("json_schema")) {
            dropped.add(FIELD);
            return choice;
        }
        ObjectNode wanted = Json.objectField(format, "json_schema");
        if (wanted == null) {
            throw SCHEMA.missing();
        }
        Leftovers.name(wanted, JSON_SCHEMA, SCHEMA, dropped);
        ObjectNode schema = Json.objectField(wanted, "schema");
        ObjectNode described = schema == null ? null : described(schema, wanted);
        if (schema == null) {
            Leftovers.name(wanted, Set.of("strict"), SCHEMA, dropped);
        }
        ObjectNode fitted = described != null && model.writesToSchema()
                ? GrammarSchema.fit(described, SCHEMA.field("schema"), dropped)
                : null;
        if (fitted == null) {
            return byTool(described, request, tools, choice, system);
        }
        ObjectNode config = Json.objectField(out, "output_config");
        ObjectNode whole = out.putObject("output_config");
        if (config != null) {
            whole.setAll(config);
        }
        whole.putObject("format").put("type", "json_schema").set("schema", fitted);
        return choice;
    }

    /** The schema with the format's name and description, where it has none of its own. */
    private ObjectNode described(ObjectNode schema, ObjectNode wanted) {
        ObjectNode described = Json.object();
        describe("name", "title", schema, wanted, described);
        describe("description", "description", schema, wanted, described);
        described.setAll(schema);
        return described;
    }

    private void describe(String from, String to, ObjectNode schema, ObjectNode wanted, ObjectNode described) {
        String words = Json.text(wanted, from);
        if (words == null || words.isEmpty() || words.equals(Json.text(schema, to))) {
            return;
        }
        if (schema.has(to)) {
            dropped.add(SCHEMA.field(from));
        } else {
            described.put(to, words);
        }
    }

    private @Nullable ObjectNode byTool(
            @Nullable ObjectNode schema,
            ObjectNode request,
            ToMessagesTools tools,
            @Nullable ObjectNode choice,
            ArrayNode system) {
        if (ToMessagesToolChoice.forces(choice)) {
            // This turn is a call of the client's tools, and no text.
            dropped.add(FIELD);
            return choice;
        }
        if (!model.canBeForced() || thinksByBudget(request) || tools.has(JsonAnswerTool.NAME)) {
            dropped.add(FIELD);
            String words = "Answer with one JSON object and nothing else: no words around it, no code fence.";
            String schemaWords =
                    schema == null ? "" : " It has to be valid for this JSON Schema:\n" + Json.write(schema);
            system.addObject().put("type", "text").put("text", words + schemaWords);
            return choice;
        }
        boolean alone = tools.isEmpty() || ToMessagesToolChoice.is(choice, "none");
        tools.add(JsonAnswerTool.define(schema));
        if (alone) {
            return ToMessagesToolChoice.tool(JsonAnswerTool.NAME).put("disable_parallel_tool_use", true);
        }
        ObjectNode any = ToMessagesToolChoice.of("any");
        JsonNode oneByOne = Json.field(choice, "disable_parallel_tool_use");
        if (oneByOne != null) {
            any.set("disable_parallel_tool_use", oneByOne);
        }
        return any;
    }

    /** A model that thinks by a budget cannot be forced to call a tool. */
    private boolean thinksByBudget(ObjectNode request) {
        String type = Json.text(Json.field(request, "thinking"), "type");
        String effort = Json.text(request, "reasoning_effort");
        boolean asked = effort != null && !effort.equals("none") && model.thinking() == ClaudeModel.Thinking.BUDGET;
        return "enabled".equals(type) || type == null && asked;
    }
}

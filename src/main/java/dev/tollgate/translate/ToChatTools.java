package dev.tollgate.translate;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tools that a Messages request offers, and its choice among them, as function tools.
 *
 * <p>Tools that Anthropic runs itself or has trained its models on ({@code web_search_20250305},
 * {@code bash_20250124}, {@code mcp_toolset}, ...) have no schema of their own and are dropped by name; so is a choice
 * of one of them.
 */
final class ToChatTools {

    private static final Set<String> TOOL = Set.of("type", "name", "description", "input_schema", "strict");
    private static final Set<String> CHOICE = Set.of("type", "name", "disable_parallel_tool_use");

    private final Dropped dropped;
    private final FunctionNames functionNames;
    private final ArrayNode functions = Json.array();
    private final Set<String> names = new TreeSet<>();

    ToChatTools(Dropped dropped, FunctionNames functionNames) {
        this.dropped = dropped;
        this.functionNames = functionNames;
    }

    /** Writes {@code tools}, {@code tool_choice} and {@code parallel_tool_calls}. */
    void write(ObjectNode request, ObjectNode out) {
        JsonNode tools = Json.field(request, "tools");
        if (tools != null && !(tools instanceof ArrayNode)) {
            throw RequestFault.at(FieldPath.of("tools"), "Input should be a valid list");
        }
        for (int i = 0; tools != null && i < tools.size(); i++) {
            tool(tools.get(i), i);
        }
        if (!functions.isEmpty()) {
            out.set("tools", functions);
        }
        JsonNode choice = Json.field(request, "tool_choice");
        if (choice != null) {
            choice(choice, out);
        }
    }

    /** Whether any tool came through. */
    boolean any() {
        return !functions.isEmpty();
    }

    private void tool(JsonNode tool, int index) {
        FieldPath path = FieldPath.of("tools").at(index);
        if (!tool.isObject()) {
            throw RequestFault.at(path, "Input should be an object");
        }
        String type = Json.text(tool, "type");
        if (type != null && !type.equals("custom")) {
            dropped.add(path);
            return;
        }
        String name = Json.text(tool, "name");
        if (name == null || name.isEmpty()) {
            throw RequestFault.at(path.field("name"), RequestFault.REQUIRED);
        }
        JsonNode schema = Json.field(tool, "input_schema");
        if (schema != null && !schema.isObject()) {
            throw RequestFault.at(path.field("input_schema"), "Input should be an object");
        }
        names.add(name);
        ObjectNode function = functions.addObject().put("type", "function").putObject("function");
        function.put("name", functionNames.toProvider(name, path.field("name")));
        String description = Json.text(tool, "description");
        if (description != null) {
            function.put("description", description);
        }
        if (schema != null) {
            parameters((ObjectNode) schema, Json.field(tool, "strict"), path, function);
        }
        dropped.allBut(TOOL, tool, path);
    }

    private void parameters(ObjectNode schema, @Nullable JsonNode strict, FieldPath path, ObjectNode function) {
        boolean wanted = strict != null && strict.isBoolean() && strict.booleanValue();
        ObjectNode strictSchema = wanted ? StrictSchema.of(schema) : null;
        function.set("parameters", strictSchema != null ? strictSchema : withProperties(schema));
        if (strictSchema != null) {
            function.put("strict", true);
        } else if (wanted) {
            dropped.add(path.field("strict"));
        } else if (strict != null) {
            function.put("strict", false);
        }
    }

    /** OpenAI refuses an object without {@code properties}: "object schema missing properties". */
    private static ObjectNode withProperties(ObjectNode schema) {
        if (!"object".equals(Json.text(schema, "type")) || Json.field(schema, "properties") != null) {
            return schema;
        }
        ObjectNode whole = schema.deepCopy();
        whole.putObject("properties");
        return whole;
    }

    private void choice(JsonNode choice, ObjectNode out) {
        String type = Json.text(choice, "type");
        if (type == null) {
            throw RequestFault.at(FieldPath.of("tool_choice").field("type"), RequestFault.REQUIRED);
        }
        // OpenAI takes neither field in a request without tools.
        if (functions.isEmpty()) {
            if (!type.equals("auto") && !type.equals("none")) {
                dropped.add("tool_choice");
            }
            return;
        }
        switch (type) {
            case "auto", "none" -> out.put("tool_choice", type);
            case "any" -> out.put("tool_choice", "required");
            case "tool" -> chooseOne(Json.text(choice, "name"), out);
            default -> dropped.add("tool_choice");
        }
        JsonNode alone = Json.field(choice, "disable_parallel_tool_use");
        if (alone != null && alone.isBoolean() && !type.equals("none")) {
            out.put("parallel_tool_calls", !alone.booleanValue());
        }
        dropped.allBut(CHOICE, choice, FieldPath.of("tool_choice"));
    }

    private void chooseOne(@Nullable String name, ObjectNode out) {
        if (name == null) {
            throw RequestFault.at(FieldPath.of("tool_choice").field("name"), RequestFault.REQUIRED);
        }
        if (names.contains(name)) {
            out.putObject("tool_choice")
                    .put("type", "function")
                    .putObject("function")
                    .put(
                            "name",
                            functionNames.toProvider(
                                    name, FieldPath.of("tool_choice").field("name")));
        } else {
            dropped.add("tool_choice");
        }
    }
}

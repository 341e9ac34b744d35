package dev.tollgate.translate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tools that a request offers: {@code tools}, the older {@code functions}, and {@code web_search_options}.
 *
 * <p>Schemas pass as they are. A {@code strict} that Anthropic cannot hold to the letter, see {@link GrammarSchema}, is
 * dropped by name rather than the schema changed. OpenAI's custom tools, whose input is free text or a grammar, have no
 * like. Tools in Anthropic's own words, which clients of Claude send through any OpenAI SDK, pass unchanged.
 */
final class ToMessagesTools {

    /** Fields that Anthropic alone knows, beside {@code function} or in it. */
    private static final List<String> EXTENSIONS =
            List.of(CacheMarks.FIELD, "eager_input_streaming", "defer_loading", "allowed_callers", "input_examples");

    private static final Set<String> TOOL = known("type", "function");
    private static final Set<String> FUNCTION = known("name", "description", "parameters", "strict");
    private static final Set<String> LEGACY = Set.of("name", "description", "parameters");
    private static final String WEB_SEARCH = "web_search";

    private final ClaudeModel model;
    private final Dropped dropped;
    private final Map<String, Offered> offered = new LinkedHashMap<>();

    ToMessagesTools(ClaudeModel model, Dropped dropped) {
        this.model = model;
        this.dropped = dropped;
    }

    private static Set<String> known(String... fields) {
        List<String> known = new ArrayList<>(EXTENSIONS);
        known.addAll(List.of(fields));
        return Set.copyOf(known);
    }

    private record Offered(JsonNode tool, FieldPath path) {}

    void read(ObjectNode request) {
        ArrayNode tools = array(request, "tools");
        for (int i = 0; tools != null && i < tools.size(); i++) {
            tool(tools.get(i), FieldPath.of("tools").at(i));
        }
        ArrayNode functions = array(request, "functions");
        for (int i = 0; functions != null && i < functions.size(); i++) {
            FieldPath path = FieldPath.of("functions").at(i);
            function(functions.get(i), Json.object(), path, path);
            Leftovers.name(functions.get(i), LEGACY, path, dropped);
        }
        webSearch(request);
    }

    /** Whether a client offers the older {@code functions} alone: it takes one {@code function_call}, and no more. */
    static boolean onlyFunctions(ObjectNode request) {
        return Leftovers.says(request.get("functions")) && !Leftovers.says(request.get("tools"));
    }

    private static @Nullable ArrayNode array(ObjectNode request, String field) {
        JsonNode value = Json.field(request, field);
        if (value != null && !value.isArray()) {
            throw FieldPath.of(field).wrongType("an array");
        }
        return (ArrayNode) value;
    }

    private void tool(JsonNode tool, FieldPath path) {
        String type = Json.text(tool, "type");
        JsonNode function = Json.field(tool, "function");
        if (function != null && (type == null || type.equals("function"))) {
            function(function, tool, path.field("function"), path);
            Leftovers.name(tool, TOOL, path, dropped);
            Leftovers.name(function, FUNCTION, path.field("function"), dropped);
        } else if ("function".equals(type)) {
            throw path.field("function").missing();
        } else if (!isTheirOwn(tool)) {
            dropped.add(path);
        } else {
            add(tool, path);
        }
    }

    /** OpenAI's {@code custom} has a field of that name; Anthropic's own tools have dated types, or a schema. */
    private static boolean isTheirOwn(JsonNode tool) {
        String type = Json.text(tool, "type");
        boolean schema =
                Json.text(tool, "name") != null && tool.path("input_schema").isObject();
        boolean dated = type != null && (type.matches("[a-z0-9_]+_\\d{8}") || type.equals("mcp_toolset"));
        return tool.isObject() && (dated || schema && (type == null || type.equals("custom")));
    }

    private void function(JsonNode function, JsonNode outer, FieldPath path, FieldPath toolPath) {
        String name = Json.text(function, "name");
        if (name == null || name.isEmpty()) {
            throw path.field("name").missing();
        }
        ObjectNode tool = Json.object().put("name", name);
        String description = Json.text(function, "description");
        if (description != null && !description.isEmpty()) {
            tool.put("description", description);
        }
        ObjectNode schema = schema(Json.field(function, "parameters"), path);
        tool.set("input_schema", schema);
        strict(Json.field(function, "strict"), schema, path, tool);
        for (String extension : EXTENSIONS) {
            JsonNode inner = Json.field(function, extension);
            JsonNode value = inner == null ? Json.field(outer, extension) : inner;
            if (value != null) {
                tool.set(extension, value);
            }
        }
        add(tool, toolPath);
    }

    private void strict(@Nullable JsonNode strict, ObjectNode schema, FieldPath path, ObjectNode tool) {
        if (strict == null || !strict.isBoolean()) {
            return;
        }
        if (model.writesToSchema() && (!strict.booleanValue() || GrammarSchema.takes(schema))) {
            tool.set("strict", strict);
        } else if (strict.booleanValue()) {
            dropped.add(path.field("strict"));
        }
    }

    /** Without parameters a function takes none; Anthropic wants that said, and {@code type: object} always. */
    private ObjectNode schema(@Nullable JsonNode parameters, FieldPath path) {
        if (parameters == null) {
            ObjectNode none = Json.object().put("type", "object");
            none.putObject("properties");
            return none;
        }
        if (!(parameters instanceof ObjectNode schema)) {
            throw path.field("parameters").wrongType("an object");
        }
        if ("object".equals(Json.text(schema, "type"))) {
            return schema;
        }
        Leftovers.nameField(schema, "type", path.field("parameters"), dropped);
        ObjectNode typed = Json.object().put("type", "object");
        typed.setAll(schema);
        return typed.put("type", "object");
    }

    /** Of two tools of one name the API would refuse both: the first stands. Sets of tools have no name. */
    private void add(JsonNode tool, FieldPath path) {
        String name = Json.text(tool, "name");
        if (offered.putIfAbsent(name == null ? path.toString() : name, new Offered(tool, path)) != null) {
            dropped.add(path);
        }
    }

    private void webSearch(ObjectNode request) {
        ObjectNode options = Json.objectField(request, "web_search_options");
        if (options == null || has(WEB_SEARCH)) {
            Leftovers.nameField(request, "web_search_options", FieldPath.REQUEST, dropped);
            return;
        }
        ObjectNode search = Json.object().put("type", "web_search_20250305").put("name", WEB_SEARCH);
        ObjectNode place = Json.objectField(Json.field(options, "user_location"), "approximate");
        if (place != null) {
            search.putObject("user_location").put("type", "approximate").setAll(place);
        }
        if (!"medium".equals(Json.text(options, "search_context_size"))) {
            Leftovers.nameField(options, "search_context_size", FieldPath.of("web_search_options"), dropped);
        }
        Leftovers.name(
                options, Set.of("user_location", "search_context_size"), FieldPath.of("web_search_options"), dropped);
        add(search, FieldPath.of("web_search_options"));
    }

    /** Takes away the tools that may not be called now, and names them. */
    void keepOnly(Set<String> allowed) {
        offered.entrySet().removeIf(entry -> {
            boolean away = !allowed.contains(entry.getKey());
            if (away) {
                dropped.add(entry.getValue().path());
            }
            return away;
        });
    }

    /**
     * A request whose history has calls of tools has to define tools, or is refused: where a client offers none any
     * more, those it called are defined, for {@code tool_choice: none}.
     */
    void defineForHistory(SequencedSet<String> called) {
        for (String name : called) {
            ObjectNode tool = Json.object().put("name", name);
            tool.putObject("input_schema").put("type", "object");
            add(tool);
        }
    }

    /** Offers a tool of the gateway's own making. */
    void add(ObjectNode tool) {
        add(tool, FieldPath.of("tools"));
    }

    boolean has(String name) {
        return offered.containsKey(name);
    }

    boolean isEmpty() {
        return offered.isEmpty();
    }

    ArrayNode write() {
        ArrayNode tools = Json.array();
        offered.values().forEach(each -> tools.add(each.tool()));
        return tools;
    }
}

package dev.tollgate.translate;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which tools the model may or must call: {@code tool_choice}, {@code parallel_tool_calls} and the older
 * {@code function_call}.
 *
 * <table>
 * <caption>What becomes of a choice</caption>
 * <tr><th>Chat Completions</th><th>Messages</th></tr>
 * <tr><td>{@code none}, {@code auto}</td><td>the same</td></tr>
 * <tr><td>{@code required}</td><td>{@code any}</td></tr>
 * <tr><td>a function</td><td>{@code tool} of that name</td></tr>
 * <tr><td>{@code allowed_tools}</td><td>{@code auto} or {@code any} over those tools alone; the others are named</td></tr>
 * <tr><td>a custom tool</td><td>named as dropped, as the tool is</td></tr>
 * <tr><td>{@code parallel_tool_calls: false}, or only {@code functions}</td><td>{@code disable_parallel_tool_use: true}</td></tr>
 * </table>
 */
final class ToMessagesToolChoice {

    private static final Set<String> THEIR_OWN = Set.of("auto", "any", "none", "tool");

    private final Dropped dropped;
    private final ToMessagesTools tools;

    ToMessagesToolChoice(ToMessagesTools tools, Dropped dropped) {
        this.tools = tools;
        this.dropped = dropped;
    }

    /** The choice, or null for the default. */
    @Nullable
    ObjectNode read(ObjectNode request) {
        String field = Json.field(request, "tool_choice") == null ? "function_call" : "tool_choice";
        JsonNode wanted = Json.field(request, field);
        ObjectNode choice = wanted == null ? null : choice(wanted, field);
        if (choice != null && tools.isEmpty()) {
            // The API takes a choice only beside tools. Without any, none is called anyway.
            if (forces(choice)) {
                dropped.add(field);
            }
            choice = null;
        }
        JsonNode parallel = Json.field(request, "parallel_tool_calls");
        boolean oneByOne = parallel != null && parallel.isBoolean() && !parallel.booleanValue()
                || ToMessagesTools.onlyFunctions(request);
        if (oneByOne && !tools.isEmpty() && !is(choice, "none")) {
            choice = choice == null ? of("auto") : choice;
            choice.put("disable_parallel_tool_use", true);
        }
        return choice;
    }

    static ObjectNode of(String type) {
        return Json.object().put("type", type);
    }

    static ObjectNode tool(String name) {
        return of("tool").put("name", name);
    }

    static boolean is(@Nullable ObjectNode choice, String type) {
        return type.equals(Json.text(choice, "type"));
    }

    /** Whether the model has to call a tool. */
    static boolean forces(@Nullable ObjectNode choice) {
        return is(choice, "any") || is(choice, "tool");
    }

    private @Nullable ObjectNode choice(JsonNode wanted, String field) {
        if (wanted.isString()) {
            return switch (wanted.stringValue()) {
                case "none" -> of("none");
                case "auto" -> of("auto");
                case "required", "any" -> of("any");
                default ->
                    throw new Untranslatable(
                            "Invalid value: '" + wanted.stringValue()
                                    + "'. Supported values are: 'none', 'auto', and 'required'.",
                            field);
            };
        }
        if (!wanted.isObject()) {
            throw FieldPath.of(field).wrongType("a string or an object");
        }
        String type = Json.text(wanted, "type");
        String function = Json.text(Json.field(wanted, "function"), "name");
        if (field.equals("function_call")) {
            return named(Json.text(wanted, "name"), field);
        }
        if (function != null || "function".equals(type)) {
            return named(function, field);
        }
        if ("allowed_tools".equals(type)) {
            return allowed(wanted);
        }
        if (type != null && THEIR_OWN.contains(type)) {
            return (ObjectNode) wanted.deepCopy();
        }
        dropped.add(field);
        return null;
    }

    private @Nullable ObjectNode named(@Nullable String name, String field) {
        if (name == null) {
            throw FieldPath.of(field).field("function").field("name").missing();
        }
        if (!tools.has(name)) {
            dropped.add(field);
            return null;
        }
        return tool(name);
    }

    private ObjectNode allowed(JsonNode wanted) {
        ObjectNode allowed = Json.objectField(wanted, "allowed_tools");
        ArrayNode list = Json.arrayField(allowed, "tools");
        if (list == null) {
            throw FieldPath.of("tool_choice")
                    .field("allowed_tools")
                    .field("tools")
                    .missing();
        }
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String name = Json.text(Json.field(list.get(i), "function"), "name");
            if (name != null && tools.has(name)) {
                names.add(name);
            } else {
                dropped.add("tool_choice.allowed_tools.tools[" + i + "]");
            }
        }
        tools.keepOnly(names);
        return of("required".equals(Json.text(allowed, "mode")) ? "any" : "auto");
    }
}

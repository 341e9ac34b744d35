package dev.tollgate.translate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tool whose input is the answer. Anthropic has no mode in which a model writes any JSON object, and no grammar for
 * a schema that is open; but the input of a tool that has to be called is always an object. The client sees its input as
 * the message's content, and no call. It is known by its name, so that a translation of answers needs no memory of
 * requests.
 */
final class JsonAnswerTool {

    static final String NAME = "answer_with_json_object";

    private JsonAnswerTool() {}

    /** @param schema of the answer; null for any object */
    static ObjectNode define(@Nullable ObjectNode schema) {
        ObjectNode tool = Json.object()
                .put("name", NAME)
                .put("description", "Gives your answer to the user. The input is the whole answer, as a JSON object.");
        tool.set("input_schema", schema == null ? Json.object().put("type", "object") : schema);
        return tool;
    }

    static boolean is(@Nullable String toolName) {
        return NAME.equals(toolName);
    }
}

package dev.tollgate.translate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Marks up to where a prompt is to be cached. Clients of Claude send Anthropic's {@code cache_control} on a part, a
 * message or a tool; OpenAI's own mark is {@code prompt_cache_breakpoint} on a part, whose shortest life of 30 minutes
 * is an hour here.
 */
final class CacheMarks {

    static final String FIELD = "cache_control";
    static final String OPENAI_FIELD = "prompt_cache_breakpoint";

    private CacheMarks() {}

    /** Puts the mark of {@code from}, if it has one, on {@code block}. */
    static void copy(JsonNode from, @Nullable ObjectNode block, FieldPath path, Dropped dropped) {
        JsonNode mark = Json.field(from, FIELD);
        ObjectNode breakpoint = Json.objectField(from, OPENAI_FIELD);
        if (block == null) {
            Leftovers.nameField(from, FIELD, path, dropped);
            Leftovers.nameField(from, OPENAI_FIELD, path, dropped);
        } else if (mark != null) {
            block.set(FIELD, mark);
        } else if (breakpoint != null) {
            ObjectNode made = block.putObject(FIELD).put("type", "ephemeral");
            String life = Json.text(breakpoint, "ttl");
            if ("30m".equals(life)) {
                made.put("ttl", "1h");
            } else if (life != null) {
                dropped.add(path.field(OPENAI_FIELD).field("ttl"));
            }
        }
    }
}

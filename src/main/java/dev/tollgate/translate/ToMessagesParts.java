package dev.tollgate.translate;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The content of a Chat Completions message as blocks of the Messages dialect. Anthropic refuses texts that are empty or
 * all whitespace: the former say nothing and are left out, the latter are named.
 */
final class ToMessagesParts {

    private static final Set<String> TEXT = Set.of("type", "text", CacheMarks.FIELD, CacheMarks.OPENAI_FIELD);
    private static final Set<String> REFUSAL = Set.of("type", "refusal", CacheMarks.FIELD, CacheMarks.OPENAI_FIELD);
    private static final Set<String> IMAGE = Set.of("type", "image_url", CacheMarks.FIELD, CacheMarks.OPENAI_FIELD);
    private static final Set<String> FILE = Set.of("type", "file", CacheMarks.FIELD, CacheMarks.OPENAI_FIELD);

    /** Blocks that clients of Claude write in Anthropic's own words, through any OpenAI SDK. */
    private static final Set<String> THEIR_OWN = Set.of("document", "image", "search_result");

    private static final Set<String> THINKING = Set.of("thinking", "redacted_thinking");

    private final Dropped dropped;
    private final ToMessagesMedia media;

    ToMessagesParts(Dropped dropped) {
        this.dropped = dropped;
        this.media = new ToMessagesMedia(dropped);
    }

    /** What a content may be made of, beside text. */
    enum Kind {
        SYSTEM,
        USER,
        ASSISTANT,
        TOOL
    }

    /**
     * The blocks of {@code message.content}.
     *
     * @param path of the message
     */
    ArrayNode blocks(JsonNode message, Kind kind, FieldPath path) {
        ArrayNode blocks = Json.array();
        JsonNode content = Json.field(message, "content");
        if (content == null) {
            return blocks;
        }
        if (content.isString()) {
            add(text(content.stringValue(), path.field("content")), blocks);
        } else if (content instanceof ArrayNode parts) {
            for (int i = 0; i < parts.size(); i++) {
                FieldPath at = path.field("content").at(i);
                ObjectNode block = block(parts.get(i), kind, at);
                add(block, blocks);
                if (block != parts.get(i)) {
                    CacheMarks.copy(parts.get(i), block, at, dropped);
                }
            }
            if (blocks.isEmpty() && kind == Kind.USER) {
                parts.forEach(part -> add(missing(part), blocks));
            }
        } else {
            throw path.field("content").wrongType("a string or an array of content parts");
        }
        return blocks;
    }

    /** A turn of nothing but what Claude cannot read: it has to be a turn all the same. */
    private static @Nullable ObjectNode missing(JsonNode part) {
        String type = Json.text(part, "type");
        return type == null || type.equals("text")
                ? null
                : Json.object().put("type", "text").put("text", "[" + type + ": could not be passed on]");
    }

    /** A text block, or null where there is nothing to say. */
    @Nullable
    ObjectNode text(String text, FieldPath path) {
        if (text.isBlank()) {
            if (!text.isEmpty()) {
                dropped.add(path);
            }
            return null;
        }
        return Json.object().put("type", "text").put("text", text);
    }

    private @Nullable ObjectNode block(JsonNode part, Kind kind, FieldPath path) {
        if (part.isString()) {
            return text(part.stringValue(), path);
        }
        String type = Json.text(part, "type");
        if (type == null) {
            throw path.field("type").missing();
        }
        boolean media = kind == Kind.USER || kind == Kind.TOOL;
        if (type.equals("text")) {
            return text((ObjectNode) part, path);
        }
        if (type.equals("refusal") && kind == Kind.ASSISTANT) {
            Leftovers.name(part, REFUSAL, path, dropped);
            return text(required(part, "refusal", path), path);
        }
        if (type.equals("image_url") && media) {
            Leftovers.name(part, IMAGE, path, dropped);
            return this.media.image(part, path);
        }
        if (type.equals("file") && media) {
            Leftovers.name(part, FILE, path, dropped);
            return this.media.file(part, path);
        }
        boolean known = media && THEIR_OWN.contains(type) || kind == Kind.ASSISTANT && THINKING.contains(type);
        if (known && part instanceof ObjectNode block) {
            return block;
        }
        dropped.add(path);
        return null;
    }

    /** A text part is a text block already, unless there is more to it. */
    private @Nullable ObjectNode text(ObjectNode part, FieldPath path) {
        String text = required(part, "text", path);
        if (part.size() == (part.has(CacheMarks.FIELD) ? 3 : 2) && !text.isBlank()) {
            return part;
        }
        Leftovers.name(part, TEXT, path, dropped);
        return text(text, path);
    }

    private static String required(JsonNode part, String field, FieldPath path) {
        String text = Json.text(part, field);
        if (text == null) {
            throw path.field(field).missing();
        }
        return text;
    }

    private static void add(@Nullable ObjectNode block, ArrayNode blocks) {
        if (block != null) {
            blocks.add(block);
        }
    }
}

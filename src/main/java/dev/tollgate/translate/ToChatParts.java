package dev.tollgate.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Content blocks of a user as content parts: text, images, documents, search results. What a provider cannot fetch (file
 * ids of Anthropic's, URLs of documents) is named as dropped, and a line of text tells the model that it is missing.
 */
final class ToChatParts {

    private static final Set<String> TEXT = Set.of("type", "text");
    private static final Set<String> COMPACTION = Set.of("type", "content");
    private static final Set<String> IMAGE = Set.of("type", "source");
    private static final Set<String> SOURCE = Set.of("type", "media_type", "data", "url", "content", "file_id");
    private static final Set<String> DOCUMENT = Set.of("type", "source", "title", "context");
    private static final Set<String> SEARCH_RESULT = Set.of("type", "source", "title", "content");

    private final Dropped dropped;

    ToChatParts(Dropped dropped) {
        this.dropped = dropped;
    }

    /** The parts of one block, none where it is dropped. */
    List<ObjectNode> of(JsonNode block, FieldPath path) {
        List<ObjectNode> parts = new ArrayList<>();
        String type = type(block, path);
        switch (type) {
            case "text" -> {
                addText(parts, required(block, "text", path));
                dropped.allBut(TEXT, block, path);
            }
            case "image" -> {
                image(block, path, parts);
                dropped.allBut(IMAGE, block, path);
            }
            case "document" -> {
                document(block, path, parts);
                dropped.allBut(DOCUMENT, block, path);
            }
            case "search_result" -> {
                searchResult(block, path, parts);
                dropped.allBut(SEARCH_RESULT, block, path);
            }
            case "compaction" -> {
                addText(parts, Json.text(block, "content"));
                dropped.allBut(COMPACTION, block, path);
            }
            default -> dropped.add(path);
        }
        return parts;
    }

    /** Parts as a message's content: one string where all is text, since not every server takes a list. */
    static JsonNode content(List<ObjectNode> parts) {
        if (parts.size() == 1 && isText(parts.getFirst())) {
            return parts.getFirst().path("text");
        }
        if (parts.stream().anyMatch(part -> !isText(part))) {
            ArrayNode list = Json.array();
            parts.forEach(list::add);
            return list;
        }
        return JsonNodeFactory.instance.stringNode(
                parts.stream().map(ToChatParts::textOf).collect(Collectors.joining("\n\n")));
    }

    static boolean isText(ObjectNode part) {
        return "text".equals(Json.text(part, "type"));
    }

    static String textOf(ObjectNode part) {
        return String.valueOf(Json.text(part, "text"));
    }

    static ObjectNode text(String text) {
        return Json.object().put("type", "text").put("text", text);
    }

    static String type(JsonNode block, FieldPath path) {
        String type = Json.text(block, "type");
        if (type == null) {
            throw RequestFault.at(path.field("type"), RequestFault.REQUIRED);
        }
        return type;
    }

    static String required(JsonNode node, String field, FieldPath path) {
        String value = Json.text(node, field);
        if (value == null) {
            throw RequestFault.at(path.field(field), "Input should be a valid string");
        }
        return value;
    }

    private static void addText(List<ObjectNode> parts, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            parts.add(text(text));
        }
    }

    private void image(JsonNode block, FieldPath path, List<ObjectNode> parts) {
        ObjectNode source = source(block, path);
        switch (type(source, path.field("source"))) {
            case "base64" -> parts.add(imageUrl(dataUrl(source, path)));
            case "url" -> parts.add(imageUrl(required(source, "url", path.field("source"))));
            default -> missing("image", source, path, parts);
        }
    }

    private static ObjectNode imageUrl(String url) {
        ObjectNode part = Json.object().put("type", "image_url");
        part.putObject("image_url").put("url", url);
        return part;
    }

    private void document(JsonNode block, FieldPath path, List<ObjectNode> parts) {
        ObjectNode source = source(block, path);
        String title = Json.text(block, "title");
        String context = Json.text(block, "context");
        String type = type(source, path.field("source"));
        boolean file = type.equals("base64");
        if (title != null && !file) {
            addText(parts, "Document: " + title);
        }
        if (context != null) {
            addText(parts, "Context of the document: " + context);
        }
        switch (type) {
            case "base64" -> parts.add(file(source, title, path));
            case "text" -> addText(parts, required(source, "data", path.field("source")));
            case "content" -> inner(source, path.field("source"), parts);
            default -> missing("document", source, path, parts);
        }
    }

    private void searchResult(JsonNode block, FieldPath path, List<ObjectNode> parts) {
        String title = Json.text(block, "title");
        String source = Json.text(block, "source");
        addText(parts, "Search result: " + (title == null ? "" : title) + (source == null ? "" : " (" + source + ")"));
        inner(block, path, parts);
    }

    /** The {@code content} of a block that holds blocks of its own, or a string. */
    private void inner(JsonNode holder, FieldPath path, List<ObjectNode> parts) {
        addText(parts, Json.text(holder, "content"));
        ArrayNode blocks = Json.arrayField(holder, "content");
        for (int i = 0; blocks != null && i < blocks.size(); i++) {
            FieldPath innerPath = path.field("content").at(i);
            switch (type(blocks.get(i), innerPath)) {
                case "text", "image" -> parts.addAll(of(blocks.get(i), innerPath));
                default -> dropped.add(innerPath);
            }
        }
    }

    private static ObjectNode file(ObjectNode source, @Nullable String title, FieldPath path) {
        String mediaType = required(source, "media_type", path.field("source"));
        String extension = mediaType.equals("application/pdf") ? ".pdf" : "";
        String name = title == null || title.isEmpty() ? "document" : title;
        ObjectNode part = Json.object().put("type", "file");
        part.putObject("file")
                .put("filename", name.endsWith(extension) ? name : name + extension)
                .put("file_data", dataUrl(source, path));
        return part;
    }

    private void missing(String what, ObjectNode source, FieldPath path, List<ObjectNode> parts) {
        dropped.add(path.field("source"));
        String where = Json.text(source, "url");
        String reference = where != null ? where : Json.text(source, "file_id");
        addText(parts, "[" + what + (reference == null ? "" : " " + reference) + ": could not be passed on]");
    }

    private ObjectNode source(JsonNode block, FieldPath path) {
        ObjectNode source = Json.objectField(block, "source");
        if (source == null) {
            throw RequestFault.at(path.field("source"), RequestFault.REQUIRED);
        }
        dropped.allBut(SOURCE, source, path.field("source"));
        return source;
    }

    private static String dataUrl(ObjectNode source, FieldPath path) {
        return "data:" + required(source, "media_type", path.field("source")) + ";base64,"
                + required(source, "data", path.field("source"));
    }
}

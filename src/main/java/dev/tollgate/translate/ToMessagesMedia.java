package dev.tollgate.translate;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Images and files of a Chat Completions message as {@code image} and {@code document} blocks. Anthropic reads JPEG,
 * PNG, GIF, WebP, PDF and plain text; what is none of these has no block and is dropped by name.
 */
final class ToMessagesMedia {

    private static final Set<String> IMAGES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");
    private static final Set<String> TEXTS = Set.of(
            "application/json",
            "application/xml",
            "application/yaml",
            "application/x-yaml",
            "application/javascript",
            "application/typescript",
            "application/sql",
            "application/x-sh");
    private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)https?://.*", Pattern.DOTALL);
    private static final Pattern PDF_ADDRESS = Pattern.compile("(?i)[^?#]*\\.pdf(?:[?#].*)?", Pattern.DOTALL);
    private static final String PDF = "application/pdf";

    private final Dropped dropped;

    ToMessagesMedia(Dropped dropped) {
        this.dropped = dropped;
    }

    /** The block of an {@code image_url} part, or null (and named) where there is none. */
    @Nullable
    ObjectNode image(JsonNode part, FieldPath path) {
        JsonNode image = Json.field(part, "image_url");
        String url = image != null && image.isString() ? image.stringValue() : Json.text(image, "url");
        if (url == null) {
            throw path.field("image_url").field("url").missing();
        }
        ObjectNode block = image(url);
        if (block == null) {
            dropped.add(path);
            return null;
        }
        if (image != null && image.isObject()) {
            if (!"auto".equals(Json.text(image, "detail"))) {
                Leftovers.nameField(image, "detail", path.field("image_url"), dropped);
            }
            Leftovers.name(image, Set.of("url", "detail"), path.field("image_url"), dropped);
        }
        return block;
    }

    private static @Nullable ObjectNode image(String url) {
        DataUrl data = DataUrl.of(url);
        if (data != null) {
            return ofData(data.mediaType(), data.base64());
        }
        boolean pdf =
                WEB_ADDRESS.matcher(url).matches() && PDF_ADDRESS.matcher(url).matches();
        return block(pdf ? "document" : "image", source("url").put("url", url));
    }

    /** The block of a {@code file} part, or null (and named) where there is none. */
    @Nullable
    ObjectNode file(JsonNode part, FieldPath path) {
        ObjectNode file = Json.objectField(part, "file");
        String data = Json.text(file, "file_data");
        String id = Json.text(file, "file_id");
        if (file == null || data == null && id == null) {
            throw path.field("file").field("file_data").missing();
        }
        String name = Json.text(file, "filename");
        ObjectNode block = data != null
                ? fileData(data, name)
                : block("document", source("file").put("file_id", id));
        if (block == null) {
            dropped.add(path);
            return null;
        }
        if (data != null && id != null) {
            dropped.add(path.field("file").field("file_id"));
        }
        if (name != null && "document".equals(Json.text(block, "type"))) {
            block.put("title", name);
        } else {
            Leftovers.nameField(file, "filename", path.field("file"), dropped);
        }
        Leftovers.name(file, Set.of("file_data", "file_id", "filename"), path.field("file"), dropped);
        return block;
    }

    private static @Nullable ObjectNode fileData(String data, @Nullable String name) {
        if (WEB_ADDRESS.matcher(data).matches()) {
            return block("document", source("url").put("url", data));
        }
        DataUrl url = DataUrl.of(data);
        String base64 = url == null ? data : url.base64();
        String mediaType = url == null ? "" : url.mediaType();
        boolean unsaid = mediaType.isEmpty() || mediaType.equals("application/octet-stream");
        return ofData(unsaid ? guessed(base64, name) : mediaType, base64);
    }

    /** What a file without a media type is: a PDF begins with {@code %PDF-}, else its name says it. */
    private static String guessed(String base64, @Nullable String name) {
        String extension =
                name == null ? "" : name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (base64.startsWith("JVBERi0") || extension.equals("pdf")) {
            return PDF;
        }
        return switch (extension) {
            case "png", "gif", "webp" -> "image/" + extension;
            case "jpg", "jpeg" -> "image/jpeg";
            default -> "text/plain";
        };
    }

    private static @Nullable ObjectNode ofData(String mediaType, String base64) {
        String type = mediaType.equals("image/jpg") ? "image/jpeg" : mediaType;
        if (IMAGES.contains(type)) {
            return block("image", source("base64").put("media_type", type).put("data", base64));
        }
        if (type.equals(PDF)) {
            return block("document", source("base64").put("media_type", PDF).put("data", base64));
        }
        String text = type.startsWith("text/") || TEXTS.contains(type) ? DataUrl.text(base64) : null;
        return text == null || text.isBlank()
                ? null
                : block(
                        "document",
                        source("text").put("media_type", "text/plain").put("data", text));
    }

    private static ObjectNode source(String type) {
        return Json.object().put("type", type);
    }

    private static ObjectNode block(String type, ObjectNode source) {
        ObjectNode block = Json.object().put("type", type);
        block.set("source", source);
        return block;
    }
}

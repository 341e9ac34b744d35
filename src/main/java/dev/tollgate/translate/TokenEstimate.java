package dev.tollgate.translate;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An estimate of a request's input tokens, for providers that cannot count them beforehand.
 *
 * <p>Counts what the model will read of a Messages, a Chat Completions or a Responses body: the bytes of texts, names and schemas at
 * {@value #BYTES_PER_TOKEN} a token, {@value #FRAME} tokens for the frame of each message, block and schema,
 * {@value #IMAGE} for an image, and for a PDF {@value #PDF_PAGE} for each {@value #PDF_PAGE_BYTES} bytes.
 *
 * <p>How good it is: within about 20 % for English prose, code and JSON with the tokenizers of 2024 to 2026, mostly above,
 * since a client that compacts its conversation too early is better off than one that does so too late. Languages
 * outside Latin script come within about 30 %. Images and PDFs are guesses: their size in pixels and pages is not read.
 */
public final class TokenEstimate {

    static final double BYTES_PER_TOKEN = 3.6;
    static final int FRAME = 3;
    static final int IMAGE = 1_500;
    static final int PDF_PAGE = 2_000;
    static final int PDF_PAGE_BYTES = 60_000;

    /** The only fields at the top of a body that a model reads. */
    private static final Set<String> READ = Set.of(
            "system",
            "messages",
            "instructions",
            "input",
            "tools",
            "functions",
            "output_config",
            "output_format",
            "response_format");

    /** Fields whose object may hold a file, and where in it. */
    private static final Set<String> FILES = Set.of("source", "image_url", "file", "input_audio");

    private static final Set<String> DATA = Set.of("data", "url", "file_data");

    private static final int SAMPLE = 32;

    private long bytes;
    private long tokens;

    private TokenEstimate() {}

    /** The estimated input tokens of a request body, at least 1; 1 of what is no JSON. */
    public static long ofRequest(byte[] body) {
        return Json.parse(body) instanceof ObjectNode request ? ofRequest(request) : 1;
    }

    /** The estimated input tokens of a request, at least 1. */
    static long ofRequest(ObjectNode request) {
        TokenEstimate estimate = new TokenEstimate();
        for (Map.Entry<String, JsonNode> field : request.properties()) {
            if (READ.contains(field.getKey())) {
                estimate.value(field.getKey(), field.getValue());
            }
        }
        return Math.max(1, estimate.tokens + ofBytes(estimate.bytes));
    }

    /** The estimated tokens of a text of so many bytes. */
    static long ofBytes(long bytes) {
        return (long) Math.ceil(bytes / BYTES_PER_TOKEN);
    }

    private void value(@Nullable String name, JsonNode value) {
        if (value.isString()) {
            bytes += utf8Length(value.stringValue());
        } else if (value instanceof ObjectNode object) {
            object(object, name != null && FILES.contains(name));
        } else if (value instanceof ArrayNode array) {
            array.values().forEach(element -> value(null, element));
        } else if (value.isNumber()) {
            tokens++;
        }
    }

    /** A message, a block, a piece of a tool's input or schema; {@code file} where it may hold one. */
    private void object(ObjectNode object, boolean file) {
        tokens += FRAME;
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (value.isString() && file && DATA.contains(name)) {
                data(value.stringValue(), "text".equals(Json.text(object, "type")));
            } else if (!value.isString() || !isUnread(name)) {
                bytes += name.length();
                value(name, value);
            }
        }
    }

    /** Whether a field carries no words for the model. */
    private static boolean isUnread(String name) {
        return switch (name) {
            case "type",
                    "role",
                    "signature",
                    "encrypted_content",
                    "encrypted_index",
                    "cache_control",
                    "media_type",
                    "detail" -> true;
            default -> false;
        };
    }

    private void data(String data, boolean plainText) {
        if (plainText) {
            bytes += utf8Length(data);
        } else if (data.startsWith("JVBERi") || data.startsWith("data:application/pdf")) {
            tokens += PDF_PAGE * (1 + data.length() * 3L / 4 / PDF_PAGE_BYTES);
        } else {
            tokens += IMAGE;
        }
    }

    /** The length in UTF-8; of a long text as far as a sample of its letters tells. */
    private static long utf8Length(String text) {
        int letters = text.length();
        int step = 1 + letters / SAMPLE;
        long more = 0;
        for (int i = 0; i < letters; i += step) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                // Of a surrogate pair each half counts two of its four bytes.
                more += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return letters + more * step;
    }
}

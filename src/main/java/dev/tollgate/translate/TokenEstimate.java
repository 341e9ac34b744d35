package dev.tollgate.translate;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * An estimate of a request's input tokens, for providers that cannot count them beforehand.
 *
 * <p>Reads a Messages or a Chat Completions body as a stream, without building it, and counts what the model will read:
 * the bytes of texts, names and schemas at {@value #BYTES_PER_TOKEN} a token, a few tokens for the frame of each message
 * and block, {@value #IMAGE} for an image, and for a PDF {@value #PDF_PAGE} for each {@value #PDF_PAGE_BYTES} bytes.
 *
 * <p>How good it is: within about 20 % for English prose, code and JSON with the tokenizers of 2024 to 2026, mostly above,
 * since a client that compacts its conversation too early is better off than one that does so too late. Languages
 * outside Latin script come within about 30 %. Images and PDFs are guesses: their size in pixels and pages is not read.
 */
public final class TokenEstimate {

    static final double BYTES_PER_TOKEN = 3.6;
    static final int IMAGE = 1_500;
    static final int PDF_PAGE = 2_000;
    static final int PDF_PAGE_BYTES = 60_000;

    private static final int FRAME = 3;

    /** The only fields at the top of a body that a model reads. */
    private static final Set<String> READ =
            Set.of("system", "messages", "tools", "functions", "output_config", "output_format", "response_format");

    /** Fields that carry no words for the model. */
    private static final Set<String> UNREAD = Set.of(
            "type",
            "role",
            "signature",
            "encrypted_content",
            "encrypted_index",
            "cache_control",
            "media_type",
            "detail");

    /** Fields whose object may hold a file, and where in it. */
    private static final Set<String> BINARY = Set.of("source", "image_url", "file", "input_audio");

    private static final Set<String> DATA = Set.of("data", "url", "file_data");

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private long bytes;
    private long tokens;

    private TokenEstimate() {}

    /** The estimated input tokens of a request body, at least 1; of a body that is no JSON, as far as it can be read. */
    public static long ofRequest(byte[] body) {
        TokenEstimate estimate = new TokenEstimate();
        try (JsonParser parser = JSON.createParser(body)) {
            estimate.top(parser);
        } catch (JacksonException e) {
            // The request itself will be refused elsewhere, with the reason.
        }
        return Math.max(1, estimate.tokens + inTokens(estimate.bytes));
    }

    /** The estimated tokens of a text of so many letters. */
    static long ofLetters(long letters) {
        return inTokens(letters);
    }

    private static long inTokens(long bytes) {
        return (long) Math.ceil(bytes / BYTES_PER_TOKEN);
    }

    private void top(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            if (READ.contains(name)) {
                value(parser, name);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void value(JsonParser parser, @Nullable String name) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                value(parser, null);
            }
        } else if (token == JsonToken.START_OBJECT) {
            object(parser, name != null && BINARY.contains(name));
        } else if (token == JsonToken.VALUE_STRING && (name == null || !UNREAD.contains(name))) {
            bytes += utf8Length(parser.getString());
        } else if (token != null && token.isNumeric()) {
            bytes += parser.getStringLength();
        }
    }

    /** A message, a block, a piece of a tool's input or schema; {@code source} where it may hold a file. */
    private void object(JsonParser parser, boolean source) {
        tokens += FRAME;
        String data = null;
        boolean plainText = false;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
            if (source && text && DATA.contains(name)) {
                data = parser.getString();
                continue;
            }
            plainText |= text && name.equals("type") && parser.getString().equals("text");
            bytes += text && UNREAD.contains(name) ? 0 : name.length();
            value(parser, name);
        }
        if (data != null) {
            data(data, plainText);
        }
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

    private static long utf8Length(CharSequence text) {
        long length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Of a surrogate pair each half counts two of its four bytes.
            length += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
        return length;
    }
}

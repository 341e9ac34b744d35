package dev.tollgate.simulate;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One line for an image or a document, by which a test can tell that it arrived whole. */
final class Media {
    private static final String DATA = "data:";
    private static final String BASE64 = ";base64,";

    private Media() {}

    /** Anthropic's {@code source} object. */
    static String source(JsonNode source) {
        String type = source.path("type").stringValue("");
        String data = source.path("data").stringValue("");
        return switch (type) {
            case "base64" -> described(source.path("media_type").stringValue(""), data);
            case "text" -> "text:" + data.length();
            default ->
                type + ":"
                        + source.path("url").stringValue(source.path("file_id").stringValue(""));
        };
    }

    /** OpenAI's URL, which may hold the data itself; what is no data URL is described by the other text. */
    static String url(@Nullable String url, String otherwise) {
        int base64 = url == null ? -1 : url.indexOf(BASE64);
        if (url == null || base64 < 0 || !url.startsWith(DATA)) {
            return otherwise;
        }
        return described(url.substring(DATA.length(), base64), url.substring(base64 + BASE64.length()));
    }

    private static String described(String mediaType, String base64) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            return mediaType + ":" + bytes.length + ":" + Digests.brief(bytes);
        } catch (IllegalArgumentException e) {
            return mediaType + ":not-base64";
        }
    }
}

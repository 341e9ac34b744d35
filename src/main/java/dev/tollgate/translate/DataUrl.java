package dev.tollgate.translate;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Bytes inside a URL (RFC 2397).
 *
 * @param mediaType in lower case, without parameters; empty where the URL has none
 * @param base64 the bytes as they came, or encoded where they came percent-encoded
 */
record DataUrl(String mediaType, String base64) {

    /** The URL's parts, or null for a URL of another scheme. */
    static @Nullable DataUrl of(String url) {
        int comma = url.indexOf(',');
        if (!url.regionMatches(true, 0, "data:", 0, 5) || comma < 0) {
            return null;
        }
        String head = url.substring(5, comma);
        String data = url.substring(comma + 1);
        int parameters = head.indexOf(';');
        String mediaType = (parameters < 0 ? head : head.substring(0, parameters)).strip();
        boolean encoded = head.toLowerCase(Locale.ROOT).endsWith(";base64");
        return new DataUrl(mediaType.toLowerCase(Locale.ROOT), encoded ? data : encode(unescape(data)));
    }

    /** The text that the bytes are in UTF-8, or null where they are none. */
    static @Nullable String text(String base64) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return null;
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] unescape(String data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(data.length());
        byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '%' && high >= 0 && low >= 0) {
                out.write(16 * high + low);
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toByteArray();
    }
}

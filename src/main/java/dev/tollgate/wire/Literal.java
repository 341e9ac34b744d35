package dev.tollgate.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The three words of JSON. */
enum Literal {
    TRUE("true", JsonKind.TRUE),
    FALSE("false", JsonKind.FALSE),
    NULL("null", JsonKind.NULL);

    private final String text;
    private final byte[] bytes;
    private final JsonKind kind;

    Literal(String text, JsonKind kind) {
        this.text = text;
        this.bytes = text.getBytes(StandardCharsets.US_ASCII);
        this.kind = kind;
    }

    /** The word that begins with this byte, or null. */
    static @Nullable Literal of(byte first) {
        return switch (first) {
            case 't' -> TRUE;
            case 'f' -> FALSE;
            case 'n' -> NULL;
            default -> null;
        };
    }

    String text() {
        return text;
    }

    byte byteAt(int index) {
        return bytes[index];
    }

    int length() {
        return bytes.length;
    }

    JsonKind kind() {
        return kind;
    }
}

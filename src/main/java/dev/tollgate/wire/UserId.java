package dev.tollgate.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Anthropic's {@code metadata.user_id} says. By the API it is an opaque id; Claude Code puts JSON with
 * {@code device_id}, {@code account_uuid} and {@code session_id} there, and in earlier versions
 * {@code user_<hash>_account_<uuid>_session_<uuid>}.
 */
record UserId(@Nullable String user, @Nullable String sessionId) {
    private static final UserId NONE = new UserId(null, null);
    private static final String ACCOUNT = "_account_";
    private static final String SESSION = "_session_";

    private enum Part {
        ACCOUNT,
        DEVICE,
        SESSION
    }

    private static final JsonPaths<Part> PARTS =
            JsonPaths.of(Map.of("account_uuid", Part.ACCOUNT, "device_id", Part.DEVICE, "session_id", Part.SESSION));

    /** Reads the field's text; null when the request has none. */
    static UserId of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return NONE;
        }
        if (text.startsWith("{")) {
            return json(text);
        }
        int account = text.indexOf(ACCOUNT);
        int session = text.lastIndexOf(SESSION);
        if (!text.startsWith("user_") || account < 0 || session < account) {
            return new UserId(text, null);
        }
        String named = text.substring(Math.min(account + ACCOUNT.length(), session), session);
        return new UserId(
                named.isEmpty() ? text.substring(0, account) : named,
                emptyIsNull(text.substring(session + SESSION.length())));
    }

    private static UserId json(String text) {
        @Nullable String[] parts = new @Nullable String[Part.values().length];
        JsonScanner<Part> scanner = new JsonScanner<>(PARTS, (part, kind, bytes, from, to) -> {
            if (kind == JsonKind.STRING) {
                parts[part.ordinal()] = emptyIsNull(JsonText.decode(bytes, from, to));
            }
        });
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        scanner.scan(bytes, 0, bytes.length);
        if (!scanner.complete()) {
            return new UserId(text, null);
        }
        String account = parts[Part.ACCOUNT.ordinal()];
        return new UserId(account == null ? parts[Part.DEVICE.ordinal()] : account, parts[Part.SESSION.ordinal()]);
    }

    private static @Nullable String emptyIsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}

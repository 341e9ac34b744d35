package dev.tollgate.simulate;

import dev.tollgate.llm.Family;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Refuses requests without a key, and those whose key has {@code bad} in it. */
final class Credentials {
    private static final String BEARER = "bearer ";

    private Credentials() {}

    static @Nullable Fault check(Request request, Family family) {
        String key = key(request);
        boolean anthropic = family == Family.ANTHROPIC;
        if (key.isEmpty()) {
            return Fault.of(401, anthropic ? "x-api-key header is required" : "You didn't provide an API key.");
        }
        if (key.contains("bad")) {
            return Fault.of(401, anthropic ? "invalid x-api-key" : "Incorrect API key provided.");
        }
        return null;
    }

    private static String key(Request request) {
        String key = request.header("x-api-key");
        if (key != null) {
            return key;
        }
        String authorization = Objects.requireNonNullElse(request.header("authorization"), "");
        boolean bearer = authorization.toLowerCase(Locale.ROOT).startsWith(BEARER);
        return bearer ? authorization.substring(BEARER.length()).strip() : "";
    }
}

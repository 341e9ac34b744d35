package dev.tollgate.auth;

import io.micronaut.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fact of which key a caller brought and in which header, so that it is never sent on.
 *
 * @param header {@code x-api-key} or {@code authorization}
 * @param allowedModels of the key; empty allows all
 */
public record PresentedKey(String header, List<String> allowedModels) {
    private static final String BEARER = "bearer ";

    /** A known key and where it stood. */
    record Found(ApiKeys.Key key, String header) {}

    private record Sent(String header, String key) {}

    /**
     * {@code x-api-key} is looked at first: Claude Code sends both headers, with different values, when it is told two keys.
     */
    static @Nullable Found find(ApiKeys keys, HttpHeaders headers) {
        for (Sent sent : sent(headers)) {
            ApiKeys.Key key = keys.find(sent.key());
            if (key != null) {
                return new Found(key, sent.header());
            }
        }
        return null;
    }

    static boolean any(HttpHeaders headers) {
        return !sent(headers).isEmpty();
    }

    private static List<Sent> sent(HttpHeaders headers) {
        List<Sent> sent = new ArrayList<>(2);
        String apiKey = headers.get("x-api-key");
        if (apiKey != null && !apiKey.isBlank()) {
            sent.add(new Sent("x-api-key", apiKey.trim()));
        }
        String authorization = headers.get("authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            sent.add(new Sent(
                    "authorization", authorization.substring(BEARER.length()).trim()));
        }
        return sent;
    }
}

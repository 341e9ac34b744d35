package dev.tollgate.auth;

import dev.tollgate.auth.ApiKeys.Key;
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
    record Found(Key key, String header) {}

    /**
     * {@code x-api-key} is looked at first: Claude Code sends both headers, with different values, when it is told two keys.
     */
    static @Nullable Found find(ApiKeys keys, HttpHeaders headers) {
        for (String[] sent : sent(headers)) {
            Key key = keys.find(sent[1]);
            if (key != null) {
                return new Found(key, sent[0]);
            }
        }
        return null;
    }

    static boolean any(HttpHeaders headers) {
        return !sent(headers).isEmpty();
    }

    private static List<String[]> sent(HttpHeaders headers) {
        List<String[]> sent = new ArrayList<>(2);
        String apiKey = headers.get("x-api-key");
        if (apiKey != null && !apiKey.isBlank()) {
            sent.add(new String[] {"x-api-key", apiKey.trim()});
        }
        String authorization = headers.get("authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            sent.add(new String[] {
                "authorization", authorization.substring(BEARER.length()).trim()
            });
        }
        return sent;
    }
}

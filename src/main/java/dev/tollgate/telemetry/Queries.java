package dev.tollgate.telemetry;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Query strings, which some clients put keys into. */
final class Queries {
    /** By the HTTP conventions' rule for {@code url.query}, and the names that model providers use. */
    private static final Set<String> CREDENTIALS = Set.of(
            "key",
            "api_key",
            "api-key",
            "apikey",
            "token",
            "access_token",
            "auth",
            "authorization",
            "password",
            "secret",
            "sig",
            "signature",
            "awsaccesskeyid",
            "x-amz-signature",
            "x-amz-credential",
            "x-amz-security-token",
            "x-goog-signature");

    private static final String REDACTED = "REDACTED";

    private Queries() {}

    /** The query with the values of credentials replaced; the same object where there are none. */
    static String redacted(String query) {
        StringBuilder out = null;
        int start = 0;
        while (start <= query.length()) {
            int end = query.indexOf('&', start);
            end = end < 0 ? query.length() : end;
            int equals = query.indexOf('=', start);
            boolean secret = equals >= 0 && equals < end && isCredential(query.substring(start, equals));
            if (secret && out == null) {
                out = new StringBuilder(query.length()).append(query, 0, start);
            }
            if (out != null) {
                out.append(query, start, secret ? equals + 1 : end).append(secret ? REDACTED : "");
                out.append(end < query.length() ? "&" : "");
            }
            start = end + 1;
        }
        return out == null ? query : out.toString();
    }

    private static boolean isCredential(String name) {
        return CREDENTIALS.contains(decoded(name).toLowerCase(Locale.ROOT));
    }

    private static String decoded(String name) {
        try {
            return name.indexOf('%') < 0 ? name : URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}

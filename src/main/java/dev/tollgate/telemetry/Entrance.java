package dev.tollgate.telemetry;

import io.micronaut.http.HttpRequest;
import java.net.InetSocketAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came in, in the words of the HTTP conventions.
 *
 * @param method one of the known methods, else {@code _OTHER}
 * @param originalMethod the method as it was sent, where it is not a known one
 * @param path without query, cut at 2,048 characters
 * @param query without the values of parameters that are credentials; null where there is none
 * @param host the name that the client called, without port
 * @param version of HTTP: {@code 1.0}, {@code 1.1} or {@code 2}
 */
record Entrance(
        String method,
        @Nullable String originalMethod,
        String scheme,
        String path,
        @Nullable String query,
        @Nullable String host,
        long port,
        InetSocketAddress client,
        String version) {
    /** What the method of an unknown request is told as, by the HTTP conventions. */
    static final String OTHER_METHOD = "_OTHER";

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");
    private static final int LONGEST_PATH = 2048;
    private static final int LONGEST_HOST = 256;

    static Entrance of(HttpRequest<?> request) {
        String method = request.getMethodName();
        boolean known = METHODS.contains(method);
        String sent = request.getHeaders().get("host");
        String host = sent == null ? null : Text.cut(sent, LONGEST_HOST);
        boolean secure = request.isSecure();
        return new Entrance(
                known ? method : OTHER_METHOD,
                known ? null : Text.cut(method, LONGEST_HOST),
                secure ? "https" : "http",
                Text.cut(request.getPath(), LONGEST_PATH),
                query(request),
                host == null ? null : hostName(host),
                port(host, secure),
                request.getRemoteAddress(),
                version(request));
    }

    /** The path with its query, as the access log shows it. */
    String pathAndQuery() {
        return query == null ? path : path + "?" + query;
    }

    private static @Nullable String query(HttpRequest<?> request) {
        try {
            String query = request.getUri().getRawQuery();
            return query == null ? null : Text.cut(Queries.redacted(query), LONGEST_PATH);
        } catch (IllegalArgumentException e) {
            // no valid URI: the road refuses it, and what it asked cannot be told apart from its path
            return null;
        }
    }

    private static String hostName(String host) {
        int end = host.startsWith("[") ? host.indexOf(']') + 1 : host.lastIndexOf(':');
        return end > 0 ? host.substring(0, end) : host;
    }

    private static long port(@Nullable String host, boolean secure) {
        long standard = secure ? 443 : 80;
        int colon = host == null ? -1 : host.lastIndexOf(':');
        if (host == null || colon < 0 || host.endsWith("]")) {
            return standard;
        }
        try {
            return Integer.parseUnsignedInt(host, colon + 1, host.length(), 10);
        } catch (NumberFormatException e) {
            return standard;
        }
    }

    private static String version(HttpRequest<?> request) {
        return switch (request.getHttpVersion()) {
            case HTTP_1_0 -> "1.0";
            case HTTP_1_1 -> "1.1";
            case HTTP_2_0 -> "2";
        };
    }
}

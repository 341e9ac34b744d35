package dev.tollgate.admin;

import dev.tollgate.auth.KeyDigest;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who may read on the admin port: whoever brings the token, where one is configured; else whoever calls from this machine.
 * Then a browser is not to be led here by another site: not by a name of its own that it has pointed at this machine (DNS
 * rebinding), and not by a script or image of its pages.
 */
record AccessRule(AdminSettings settings) {
    private static final String BEARER = "bearer ";

    /** What speaks against a request for data, or null. */
    @Nullable
    ApiError against(HttpHeaders headers) {
        if (settings.token() != null) {
            return againstToken(settings.token(), headers.get("authorization"));
        }
        if (!settings.loopback()) {
            return ApiError.of(
                    HttpStatus.FORBIDDEN,
                    "the admin port listens on " + settings.address().getHostString() + " and no token is configured"
                            + " (expected: config.adminToken and the header Authorization: Bearer TOKEN,"
                            + " or config.adminAddr on loopback)");
        }
        return againstBrowser(headers);
    }

    private static @Nullable ApiError againstToken(KeyDigest token, @Nullable String authorization) {
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        if (authorization == null || !bearer) {
            return ApiError.of(
                    HttpStatus.UNAUTHORIZED,
                    "there is no token (expected: the header Authorization: Bearer TOKEN, with that of config.adminToken)");
        }
        String brought = authorization.substring(BEARER.length()).trim();
        return token.sameAs(KeyDigest.ofKey(brought))
                ? null
                : ApiError.of(HttpStatus.UNAUTHORIZED, "the token is not the one of config.adminToken");
    }

    /** What speaks against the page itself, which holds no data. */
    @Nullable
    ApiError againstPage(HttpHeaders headers) {
        return settings.token() == null && settings.loopback() ? againstBrowser(headers) : null;
    }

    private static @Nullable ApiError againstBrowser(HttpHeaders headers) {
        String host = headers.get("host");
        if (host == null || !isThisMachine(host)) {
            return ApiError.of(
                    HttpStatus.FORBIDDEN,
                    (host == null ? "there is no Host" : "Host is \"" + host + "\"")
                            + " (expected: localhost or an IP address, as long as config.adminToken is not set)");
        }
        boolean other = "cross-site".equals(headers.get("sec-fetch-site"));
        return other && !"navigate".equals(headers.get("sec-fetch-mode"))
                ? ApiError.of(HttpStatus.FORBIDDEN, "another site's page asks (expected: a page of this port)")
                : null;
    }

    private static boolean isThisMachine(String host) {
        String name = host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return true;
        }
        boolean bracketed = name.startsWith("[") && name.endsWith("]");
        try {
            InetAddress.ofLiteral(bracketed ? name.substring(1, name.length() - 1) : name);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

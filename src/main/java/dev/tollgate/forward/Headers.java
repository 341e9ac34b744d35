package dev.tollgate.forward;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpHeaders;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which headers go on, in either direction.
 *
 * <p>Hop-by-hop headers by RFC 9110 section 7.6.1; what belongs to the client's connection or to the provider's address stays
 * where it is.
 */
final class Headers {
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");
    /** Of the request: what is made anew for the provider, and baggage, which is the client's own. */
    private static final Set<String> NOT_UP = Set.of("host", "content-length", "expect", "baggage");
    /** Of the answer: cookies and advertisements of the provider's edge, and keys that a provider might echo. */
    private static final Set<String> NOT_DOWN = Set.of("set-cookie", "alt-svc", "x-api-key", "authorization");

    private Headers() {}

    static void copyUp(HttpHeaders from, MutableHttpHeaders to) {
        copy(from, to, NOT_UP);
    }

    static void copyDown(HttpHeaders from, MutableHttpHeaders to) {
        copy(from, to, NOT_DOWN);
    }

    /** The body is another, plain one. */
    static void rewritten(MutableHttpHeaders headers) {
        headers.remove("content-length");
        headers.remove("content-encoding");
    }

    private static void copy(HttpHeaders from, MutableHttpHeaders to, Set<String> not) {
        Set<String> named = namedByConnection(from);
        for (Map.Entry<String, List<String>> header : from) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (HOP_BY_HOP.contains(name)
                    || not.contains(name)
                    || named.contains(name)
                    || name.startsWith("x-http2-")) {
                continue;
            }
            for (String value : header.getValue()) {
                to.add(name, value);
            }
        }
    }

    private static Set<String> namedByConnection(HttpHeaders headers) {
        List<String> values = headers.getAll("connection");
        if (values.isEmpty()) {
            return Set.of();
        }
        Set<String> names = new HashSet<>();
        for (String value : values) {
            for (String name : value.split(",", -1)) {
                names.add(name.trim().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    static void apply(HeaderChanges changes, MutableHttpHeaders headers) {
        changes.remove().forEach(headers::remove);
        changes.set().forEach(headers::set);
        changes.add().forEach(headers::add);
    }
}

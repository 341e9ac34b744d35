package dev.tollgate.simulate;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that has arrived wholly. */
final class Request {
    private static final String API = "/v1/";
    private static final List<String> ENDS =
            List.of("/messages/count_tokens", "/messages", "/chat/completions", "/responses", "/embeddings");

    private final String id = Ids.random("req_011", 20);
    private final Instant at;
    private final String method;
    private final String url;
    private final String path;
    private final Map<String, List<String>> query;
    private final HttpHeaders headers;
    private final byte[] received;
    private final byte[] body;
    private final String remote;

    Request(HttpRequest head, byte[] received, Instant at, String remote) {
        QueryStringDecoder decoder = new QueryStringDecoder(head.uri());
        this.at = at;
        this.method = head.method().name();
        this.url = head.uri();
        this.path = apiPath(decoder.path());
        this.query = decoder.parameters();
        this.headers = head.headers();
        this.received = received;
        this.body = decoded(received, headers.get("content-encoding"));
        this.remote = remote;
    }

    /** The path without what stands before the API, such as {@code /openai}: providers differ in where it is. */
    private static String apiPath(String path) {
        String bare = path.replaceAll("/+$", "");
        int api = bare.indexOf(API);
        if (api >= 0) {
            return bare.substring(api);
        }
        for (String end : ENDS) {
            if (bare.endsWith(end)) {
                return "/v1" + end;
            }
        }
        return bare.isEmpty() ? "/" : bare;
    }

    private static byte[] decoded(byte[] received, @Nullable String contentEncoding) {
        Encoding encoding = contentEncoding == null ? null : Encoding.named(contentEncoding.toLowerCase(Locale.ROOT));
        try {
            return encoding == null ? received : encoding.decoded(received);
        } catch (IOException e) {
            return received;
        }
    }

    /** The id that the answer carries. */
    String id() {
        return id;
    }

    Instant at() {
        return at;
    }

    String method() {
        return method;
    }

    /** The target of the request line. */
    String url() {
        return url;
    }

    /** The path from {@code /v1/} on, or the whole path where there is no API in it. */
    String path() {
        return path;
    }

    @Nullable
    String query(String name) {
        List<String> values = query.get(name);
        return values == null ? null : values.getFirst();
    }

    /** A whole number from the query, or what is said for none. */
    long query(String name, long otherwise) {
        try {
            String value = query(name);
            return value == null ? otherwise : Long.parseLong(value);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    HttpHeaders headers() {
        return headers;
    }

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    /** The body, decoded by its content encoding. */
    byte[] body() {
        return body;
    }

    /** The size of the body as it came. */
    int receivedBytes() {
        return received.length;
    }

    /** The SHA-256 of the body as it came. */
    String sha256() {
        return Digests.sha256(received);
    }

    String remote() {
        return remote;
    }
}

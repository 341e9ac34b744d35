package dev.tollgate.simulate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request as it arrived.
 *
 * @param sequence counts the requests from 1
 * @param id the simulator's id of it
 * @param tag the {@code [[id:TAG]]} of its prompt
 * @param url the target of the request line, with its query
 * @param headers in the order and spelling in which they came, credentials replaced by their {@link #digest}
 * @param bodyBytes the size of the body on the wire
 * @param bodySha256 its SHA-256 on the wire, in hexadecimal
 * @param body the body as text, for the newest requests only
 * @param status the status that was answered, or null before that
 * @param ended whether and how its answer ended
 * @param millis how long it took until the answer ended
 */
public record ReceivedRequest(
        long sequence,
        String id,
        @Nullable String tag,
        Instant at,
        String method,
        String url,
        List<Map.Entry<String, String>> headers,
        int bodyBytes,
        String bodySha256,
        @Nullable String body,
        @Nullable Integer status,
        Ended ended,
        @Nullable Long millis) {

    private static final Set<String> CREDENTIALS =
            Set.of("authorization", "proxy-authorization", "x-api-key", "api-key", "x-goog-api-key", "cookie");

    /** How the answer to a request ended. */
    public enum Ended {
        NOT_YET,
        /** The whole of it was handed to the network. */
        WHOLE,
        /** The connection ended first, whoever ended it. */
        ABORTED
    }

    /** What the log has in the place of a credential; the scheme, such as {@code Bearer}, is kept before it. */
    public static String digest(String credential) {
        return "sha256:" + Digests.brief(credential.getBytes(StandardCharsets.UTF_8));
    }

    /** The values of a header, whatever its spelling. */
    public List<String> header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    static Map.Entry<String, String> logged(Map.Entry<String, String> header) {
        if (!CREDENTIALS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
            return Map.entry(header.getKey(), header.getValue());
        }
        int space = header.getValue().indexOf(' ');
        String scheme = header.getValue().substring(0, space + 1);
        return Map.entry(header.getKey(), scheme + digest(header.getValue().substring(space + 1)));
    }

    ReceivedRequest answered(@Nullable Integer status, Ended ended, long millis) {
        return new ReceivedRequest(
                sequence, id, tag, at, method, url, headers, bodyBytes, bodySha256, body, status, ended, millis);
    }

    ReceivedRequest withoutBody() {
        return new ReceivedRequest(
                sequence, id, tag, at, method, url, headers, bodyBytes, bodySha256, null, status, ended, millis);
    }
}

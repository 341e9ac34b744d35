package dev.tollgate.forward;

import dev.tollgate.pipeline.Exchange;
import io.micronaut.http.HttpRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Links in answers that lead to the provider and must lead to the gateway: Anthropic's message batches carry an absolute
 * {@code results_url}, which SDKs fetch with the key that they have for the gateway.
 */
final class Links {
    private static final String BATCHES = "/messages/batches";

    private Links() {}

    /** Whether the answer may hold such a link; it is asked for without compression then. */
    static boolean mayStandIn(Exchange exchange) {
        String path = exchange.request().getPath();
        return path.contains(BATCHES) && !path.endsWith("/results");
    }

    /** The same JSON with the provider's origin replaced by the one that the client called. */
    static byte[] led(byte[] json, URI provider, HttpRequest<?> request) {
        String host = request.getHeaders().get("host");
        if (host == null) {
            return json;
        }
        String text = new String(json, StandardCharsets.ISO_8859_1);
        String own = (request.isSecure() ? "https://" : "http://") + host;
        String led = text.replaceAll(
                "(\"results_url\"\\s*:\\s*\")" + Pattern.quote(provider.toString()),
                "$1" + Matcher.quoteReplacement(own));
        return led.equals(text) ? json : led.getBytes(StandardCharsets.ISO_8859_1);
    }
}

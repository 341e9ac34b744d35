package dev.tollgate.forward;

import dev.tollgate.llm.Family;
import io.micronaut.http.MutableHttpHeaders;
import java.util.Set;

/**
 * The headers of an answer whose body was translated: what they said of the body is no longer so, and each family's SDKs look
 * for request ids, limits and whether to try again under their own names.
 */
final class TranslatedHead {
    /** Of the statuses from 400 to 499, those after which the same request may succeed; both families' SDKs retry them. */
    private static final Set<Integer> MAY_PASS_LATER = Set.of(408, 409, 429);

    private static final String SHOULD_RETRY = "x-should-retry";

    private TranslatedHead() {}

    /** @param client the family of the one who gets the answer */
    static void write(int status, boolean eventStream, Family client, MutableHttpHeaders headers) {
        Headers.rewritten(headers);
        headers.set("content-type", eventStream ? "text/event-stream; charset=utf-8" : "application/json");
        requestIds(headers);
        RateLimitHeaders.translate(client, headers);
        if (status >= 400 && status < 500 && !MAY_PASS_LATER.contains(status) && !headers.contains(SHOULD_RETRY)) {
            headers.set(SHOULD_RETRY, "false");
        }
    }

    private static void requestIds(MutableHttpHeaders headers) {
        String anthropic = headers.get("request-id");
        String openAi = headers.get("x-request-id");
        if (anthropic == null && openAi != null) {
            headers.set("request-id", openAi);
        } else if (anthropic != null && openAi == null) {
            headers.set("x-request-id", anthropic);
        }
    }
}

package dev.tollgate.simulate;

import dev.tollgate.llm.Family;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The headers that the real providers and the proxies before them send with every answer. */
final class AnswerHeaders {
    private AnswerHeaders() {}

    static HttpHeaders of(Family family, String requestId) {
        HttpHeaders headers = new DefaultHttpHeaders();
        switch (family) {
            case ANTHROPIC -> anthropic(headers, requestId);
            case OPENAI -> openAi(headers, requestId);
        }
        return headers.set("server", "cloudflare");
    }

    private static void anthropic(HttpHeaders headers, String requestId) {
        headers.set("request-id", requestId).set("anthropic-organization-id", "00000000-0000-4000-8000-000000000001");
        String reset = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        limit(headers, "requests", "4000", "3999", reset);
        limit(headers, "input-tokens", "2000000", "1999000", reset);
        limit(headers, "output-tokens", "400000", "400000", reset);
        limit(headers, "tokens", "2400000", "2399000", reset);
        headers.set("strict-transport-security", "max-age=31536000; includeSubDomains; preload")
                .set("via", "1.1 google")
                .set("cf-cache-status", "DYNAMIC")
                .set("cf-ray", "9d00000000000000-FRA")
                .set("x-robots-tag", "none")
                .set("vary", "Accept-Encoding");
    }

    private static void limit(HttpHeaders headers, String what, String limit, String remaining, String reset) {
        headers.set("anthropic-ratelimit-" + what + "-limit", limit)
                .set("anthropic-ratelimit-" + what + "-remaining", remaining)
                .set("anthropic-ratelimit-" + what + "-reset", reset);
    }

    private static void openAi(HttpHeaders headers, String requestId) {
        headers.set("x-request-id", requestId)
                .set("openai-organization", "org-simulated")
                .set("openai-processing-ms", "123")
                .set("openai-version", "2020-10-01")
                .set("openai-project", "proj_simulated")
                .set("x-ratelimit-limit-requests", "10000")
                .set("x-ratelimit-remaining-requests", "9999")
                .set("x-ratelimit-reset-requests", "6ms")
                .set("x-ratelimit-limit-tokens", "2000000")
                .set("x-ratelimit-remaining-tokens", "1999000")
                .set("x-ratelimit-reset-tokens", "15ms")
                .set("cf-ray", "9d00000000000001-FRA")
                .set("set-cookie", "__cf_bm=simulated; path=/; HttpOnly; Secure")
                .set("alt-svc", "h3=\":443\"; ma=86400");
    }
}

package dev.tollgate.admin;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The usage page: one file that loads nothing but the API beside it. Its policy lets exactly its own script and style run,
 * by their digests.
 */
@Controller("/")
@Requires(bean = AdminSettings.class)
final class UsagePage {
    private final byte[] page;
    private final String policy;

    UsagePage() {
        String style = Resource.text("usage.css");
        String script = Resource.text("usage.js");
        this.page = Resource.text("usage.html")
                .replace("{{style}}", style)
                .replace("{{script}}", script)
                .getBytes(StandardCharsets.UTF_8);
        this.policy = "default-src 'none'; script-src '" + digest(script) + "'; style-src '" + digest(style)
                + "'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    @Get
    HttpResponse<byte[]> page() {
        return HttpResponse.ok(page)
                .header("content-type", "text/html; charset=utf-8")
                .header("content-security-policy", policy)
                .header("referrer-policy", "no-referrer");
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

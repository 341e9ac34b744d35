package dev.tollgate.config;

import dev.tollgate.config.form.Durations;
import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.ListOf;
import dev.tollgate.config.form.Mapping;
import dev.tollgate.config.form.Text;
import dev.tollgate.config.form.Truth;
import dev.tollgate.route.Cors;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code cors}: which web pages may call the gateway. */
final class CorsPolicy {
    private static final Key<List<String>> ORIGINS =
            Key.optional("allowOrigins", ListOf.of(Text.ANY), "`*` or exact origins, such as https://chat.example.com");
    private static final Key<List<String>> METHODS =
            Key.optional("allowMethods", ListOf.of(Text.ANY), "`*` or methods, such as POST");
    private static final Key<List<String>> HEADERS =
            Key.optional("allowHeaders", ListOf.of(Texts.HEADER_NAME), "`*` or request headers that a page may send");
    private static final Key<List<String>> EXPOSED =
            Key.optional("exposeHeaders", ListOf.of(Texts.HEADER_NAME), "response headers that a page may read");
    private static final Key<Boolean> CREDENTIALS =
            Key.optional("allowCredentials", new Truth(), "whether a page may send credentials");
    private static final Key<Duration> MAX_AGE =
            Key.optional("maxAge", Durations.FORM, "how long a browser may remember a preflight's answer");

    static final PolicyKey KEY = new PolicyKey(
            Key.telling(
                    "cors",
                    Mapping.of(ORIGINS, METHODS, HEADERS, EXPOSED, CREDENTIALS, MAX_AGE)
                            .reads(fields -> new Cors(
                                    fields.get(ORIGINS, List.of()),
                                    fields.get(METHODS, List.of()),
                                    fields.get(HEADERS, List.of()),
                                    fields.get(EXPOSED, List.of()),
                                    fields.get(CREDENTIALS, false),
                                    fields.find(MAX_AGE))),
                    "answers preflight requests, and lets web pages read the answers"),
            policies -> view(policies.find(Cors.class)));

    private CorsPolicy() {}

    private static @Nullable Map<String, Object> view(@Nullable Cors cors) {
        if (cors == null) {
            return null;
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("allowOrigins", cors.allowOrigins());
        view.put("allowMethods", cors.allowMethods());
        view.put("allowHeaders", cors.allowHeaders());
        view.put("exposeHeaders", cors.exposeHeaders());
        view.put("allowCredentials", cors.allowCredentials());
        Views.put(view, "maxAge", cors.maxAge());
        return view;
    }
}

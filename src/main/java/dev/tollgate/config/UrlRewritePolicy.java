package dev.tollgate.config;

import dev.tollgate.config.form.Either;
import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.Mapping;
import dev.tollgate.config.form.OneOf;
import dev.tollgate.config.form.Text;
import dev.tollgate.config.form.Word;
import dev.tollgate.forward.UrlRewrite;
import dev.tollgate.forward.UrlRewrite.PathRewrite;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code urlRewrite}: another path or host header for the provider. */
final class UrlRewritePolicy {
    /** @param header null leaves the host that is called */
    private record Host(@Nullable String header) {}

    private static final Key<Host> WHOLE_AUTHORITY = Key.telling(
            "full",
            Text.of("a host, with or without a port", null, text -> Authority.parse(text) == null ? null : text)
                    .map(Host::new),
            "the `host` header as a whole");
    private static final Key<Host> HOST = Key.telling(
            "host",
            Text.of("a host name", null, text -> Texts.isHost(text) ? text : null)
                    .map(Host::new),
            "the `host` header's name");
    private static final Key<Host> AUTHORITY = Key.telling(
            "authority",
            new Either<>(
                    Word.of("auto").notSupported("none").map(word -> new Host(null)),
                    OneOf.of(List.of(WHOLE_AUTHORITY, HOST), "port")),
            "the `host` header; `auto` is the host that is called");

    private static final Key<PathRewrite> WHOLE_PATH =
            Key.telling("full", Texts.URL_PATH.map(PathRewrite.Full::new), "the whole path");
    private static final Key<PathRewrite> PREFIX = Key.telling(
            "prefix", Texts.URL_PATH.map(PathRewrite.Prefix::new), "in place of the prefix that the route matched");
    private static final Key<PathRewrite> PATH = Key.telling("path", OneOf.of(List.of(WHOLE_PATH, PREFIX)), "the path");

    static final PolicyKey KEY = new PolicyKey(
            Key.telling(
                    "urlRewrite",
                    Mapping.of(AUTHORITY, PATH)
                            .reads(fields -> new UrlRewrite(
                                    fields.get(AUTHORITY, new Host(null)).header(), fields.find(PATH))),
                    "another path or `host` header for the provider"),
            policies -> view(policies.find(UrlRewrite.class)));

    private UrlRewritePolicy() {}

    private static @Nullable Map<String, Object> view(@Nullable UrlRewrite rewrite) {
        if (rewrite == null) {
            return null;
        }
        Map<String, Object> view = new LinkedHashMap<>();
        if (rewrite.host() != null) {
            view.put("authority", Map.of("full", rewrite.host()));
        }
        if (rewrite.path() != null) {
            view.put(
                    "path",
                    switch (rewrite.path()) {
                        case PathRewrite.Full full -> Map.of("full", full.path());
                        case PathRewrite.Prefix prefix -> Map.of("prefix", prefix.prefix());
                    });
        }
        return view;
    }
}

package dev.tollgate.config;

import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.MapOf;
import dev.tollgate.config.form.Mapping;
import dev.tollgate.config.form.Word;
import dev.tollgate.route.RouteType;
import dev.tollgate.route.RouteTypes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code policies.ai}: what each path is for, which may as well stand under the {@code ai} of a backend. */
final class AiPolicy {
    /** @param types null where the file says nothing */
    record Ai(@Nullable RouteTypes types) implements PolicyLayer.Inward {}

    /** {@code routes}, in both of its places. */
    static final Key<RouteTypes> ROUTES = Key.optional(
            "routes",
            new MapOf<>(
                            "a path suffix such as /v1/messages, or *",
                            suffix -> suffix.equals("*") || suffix.startsWith("/"),
                            Word.of(RouteType.class, RouteType::text).notSupported("realtime", "rerank"))
                    .map(AiPolicy::types),
            "what each path is for, by its end: the longest that fits, `*` for any other; all `completions` unless given");

    static final PolicyKey KEY = new PolicyKey(
            Key.telling(
                    "ai",
                    Mapping.of(ROUTES)
                            .notSupported(
                                    "defaults",
                                    "finalTransformation",
                                    "modelAliases",
                                    "overrides",
                                    "promptCaching",
                                    "promptGuard",
                                    "prompts",
                                    "transformations")
                            .reads(fields -> new Ai(fields.find(ROUTES))),
                    "how requests to models are understood"),
            policies -> null);

    private AiPolicy() {}

    private static RouteTypes types(Map<String, RouteType> bySuffix) {
        return bySuffix.isEmpty() ? RouteTypes.DEFAULT : new RouteTypes(bySuffix);
    }
}

package dev.tollgate.forward;

import dev.tollgate.llm.Dialect;
import dev.tollgate.route.RouteCondition;
import dev.tollgate.route.Routed;
import dev.tollgate.target.ProviderTarget;
import dev.tollgate.target.Target;
import org.jspecify.annotations.Nullable;

/**
 * Which path a provider is called by. In this order: {@code pathOverride}; {@code urlRewrite.path}; for the operations that
 * the gateway knows, the provider's own path below {@code pathPrefix}; else the client's path.
 *
 * <p>With a {@code hostOverride} alone and the client's own dialect the client's path stays: whoever names a host has put
 * something there that expects it.
 */
final class UpstreamPath {
    private static final String PUBLIC_PREFIX = "/v1";

    private UpstreamPath() {}

    static String of(Target target, Dialect client, String path, Routed routed) {
        ProviderTarget provider = target.provider();
        if (provider.pathOverride() != null) {
            return provider.pathOverride();
        }
        UrlRewrite rewrite = target.policies().find(UrlRewrite.class);
        if (rewrite != null && rewrite.path() != null) {
            return rewritten(rewrite.path(), path, routed.condition());
        }
        boolean translated = target.dialect() != client;
        String operation = operation(target.dialect());
        boolean known = operation != null && (translated || path.endsWith(operation));
        if (known && (translated || !provider.hostOverridden() || provider.pathPrefix() != null)) {
            return prefix(provider) + operation;
        }
        if (provider.pathPrefix() != null && path.startsWith(PUBLIC_PREFIX + "/")) {
            return prefix(provider) + path.substring(PUBLIC_PREFIX.length());
        }
        return path;
    }

    private static String rewritten(UrlRewrite.PathRewrite rewrite, String path, @Nullable RouteCondition condition) {
        return switch (rewrite) {
            case UrlRewrite.PathRewrite.Full full -> full.path();
            case UrlRewrite.PathRewrite.Prefix prefix -> {
                String matched = condition != null && condition.path() instanceof RouteCondition.PathMatch.Prefix p
                        ? withoutSlash(p.path())
                        : "";
                String rest = path.substring(matched.length());
                String joined =
                        withoutSlash(prefix.prefix()) + (rest.startsWith("/") || rest.isEmpty() ? rest : "/" + rest);
                yield joined.isEmpty() ? "/" : joined;
            }
        };
    }

    private static String prefix(ProviderTarget provider) {
        return provider.pathPrefix() == null ? PUBLIC_PREFIX : withoutSlash(provider.pathPrefix());
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static @Nullable String operation(Dialect dialect) {
        return switch (dialect) {
            case ANTHROPIC_MESSAGES -> "/messages";
            case ANTHROPIC_TOKEN_COUNT -> "/messages/count_tokens";
            case OPENAI_CHAT -> "/chat/completions";
            case OPENAI_RESPONSES -> "/responses";
            case OPENAI_EMBEDDINGS -> "/embeddings";
            case ANTHROPIC_OTHER, OPENAI_OTHER -> null;
        };
    }
}

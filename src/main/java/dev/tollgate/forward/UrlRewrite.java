package dev.tollgate.forward;

import org.jspecify.annotations.Nullable;

/**
 * The {@code urlRewrite} policy.
 *
 * @param host the {@code host} header that the provider gets; null leaves the called host
 * @param path null leaves the path
 */
public record UrlRewrite(@Nullable String host, @Nullable PathRewrite path) {
    /** How the path changes. */
    public sealed interface PathRewrite {
        /** The whole path. */
        record Full(String path) implements PathRewrite {}

        /** The prefix that the route's condition matched. */
        record Prefix(String prefix) implements PathRewrite {}
    }
}

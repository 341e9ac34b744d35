package dev.tollgate.telemetry;

import dev.tollgate.route.Routed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code http.route}: which endpoint a path is, in few words. From a fixed list, else from the configuration, never from the
 * path itself, since that is the caller's.
 */
final class RouteLabel {
    static final String ANY = "*";

    private static final String MODELS = "/v1/models";
    private static final List<String> ENDPOINTS = List.of(
            "/v1/messages",
            "/v1/chat/completions",
            "/v1/messages/count_tokens",
            "/v1/responses",
            "/v1/embeddings",
            MODELS,
            "/v1/messages/batches",
            "/v1/completions",
            "/v1/files",
            "/v1/batches");

    private RouteLabel() {}

    static String of(String path, @Nullable Routed routed) {
        for (String endpoint : ENDPOINTS) {
            if (path.endsWith(endpoint)) {
                return endpoint;
            }
        }
        if (path.startsWith(MODELS + "/")) {
            return MODELS + "/{model}";
        }
        return routed == null ? ANY : suffix(path, routed);
    }

    private static String suffix(String path, Routed routed) {
        for (String suffix : routed.route().types().bySuffix().keySet()) {
            if (path.endsWith(suffix)) {
                return suffix;
            }
        }
        return ANY;
    }
}

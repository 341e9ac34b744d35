package dev.tollgate.pipeline;

import dev.tollgate.llm.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * Where one attempt goes, in the words of telemetry and ledger.
 *
 * @param target the configured name of the backend, such as {@code anthropic}
 * @param provider the value of {@code gen_ai.provider.name}
 * @param dialect what the provider speaks
 * @param model the model asked of the provider, after overrides; null where the request has none
 * @param host the host name that is called, without port
 * @param port the TCP port
 */
public record Upstream(
        String target,
        String provider,
        Dialect dialect,
        @Nullable String model,
        String host,
        int port) {}

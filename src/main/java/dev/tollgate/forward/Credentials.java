package dev.tollgate.forward;

import dev.tollgate.llm.Family;
import io.micronaut.http.MutableHttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Whose key the provider sees: the configured one and never the client's beside it; without a configured one, the client's.
 */
final class Credentials {
    /** Anthropic's OAuth access tokens begin like this and are taken as Bearer only. */
    private static final String ANTHROPIC_OAUTH = "sk-ant-oat";

    private Credentials() {}

    static void attach(@Nullable BackendAuth auth, Family provider, MutableHttpHeaders headers) {
        if (auth == null) {
            return;
        }
        headers.remove("x-api-key");
        headers.remove("authorization");
        headers.remove("api-key");
        switch (provider) {
            case ANTHROPIC -> {
                if (auth.key().startsWith(ANTHROPIC_OAUTH)) {
                    headers.set("authorization", "Bearer " + auth.key());
                } else {
                    headers.set("x-api-key", auth.key());
                }
            }
            case OPENAI -> headers.set("authorization", "Bearer " + auth.key());
        }
    }
}

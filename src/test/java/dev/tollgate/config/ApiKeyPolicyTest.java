package dev.tollgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.auth.ApiKeys;
import dev.tollgate.auth.Identity;
import dev.tollgate.auth.KeyDigest;
import dev.tollgate.route.Bind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code apiKey}: who may call. */
final class ApiKeyPolicyTest {
    private static final String SPENDING = """
            policies:
              backendAuth: {key: sk-provider}
              apiKey:
                mode: %s
                keys: [{key: sk-caller}]
            """;

    @Test
    void aKeyIsKeptAsItsHashWithWhoseItIs() {
        Configuration configuration = Read.route("""
                policies:
                  apiKey:
                    keys:
                    - key: $KEY
                      metadata: {name: laptop, user: ann, team: core, floor: 3, remote: true}
                      allowedModels: [claude-*]
                    - keyHash: sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
                """, "");

        ApiKeys keys = Read.setting(Read.route(configuration), ApiKeys.class);
        KeyDigest digest = KeyDigest.ofKey("sk-held-by-a-variable");
        assertThat(keys.mode()).isEqualTo(ApiKeys.Mode.STRICT);
        assertThat(keys.keys().getFirst())
                .isEqualTo(new ApiKeys.Key(
                        digest,
                        new Identity(digest.id(), "laptop", "ann", "core", Map.of("floor", "3", "remote", "true")),
                        List.of("claude-*")));
        assertThat(keys.keys().get(1).digest()).isEqualTo(KeyDigest.ofKey("test"));
    }

    @Test
    void aBindThatAsksItsCallersForAKeyIsOpen() {
        assertThat(Read.bind(Read.route(SPENDING.formatted("strict"), "")))
                .returns("0.0.0.0", Bind::address)
                .returns("all interfaces: it asks its callers for a key", Bind::why);
    }

    @Test
    void aBindThatServesCallersWithoutAKeyTooIsNot() {
        assertThat(Read.bind(Read.route(SPENDING.formatted("optional"), "")).address())
                .isEqualTo("127.0.0.1");
        assertThat(Read.bind(Read.route(SPENDING.formatted("permissive"), "")).address())
                .isEqualTo("127.0.0.1");
    }
}

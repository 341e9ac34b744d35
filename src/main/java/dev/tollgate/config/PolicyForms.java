package dev.tollgate.config;

import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All policies that Tollgate knows. A new one is a class with its {@link PolicyKey}, and a line here. */
final class PolicyForms {
    static final List<PolicyKey> ALL = List.of(
            ApiKeyPolicy.KEY,
            BackendAuthPolicy.KEY,
            BackendTlsPolicy.KEY,
            CorsPolicy.KEY,
            TimeoutPolicy.KEY,
            HeaderPolicies.REQUEST,
            HeaderPolicies.RESPONSE,
            UrlRewritePolicy.KEY,
            TranslationPolicy.KEY,
            AiPolicy.KEY);

    private static final Mapping<PolicyLayer> FORM = Mapping.of(
                    ALL.stream().<Key<?>>map(PolicyKey::key).toList())
            .named("policies")
            .notSupported(
                    "a2a",
                    "authorization",
                    "backendTunnel",
                    "basicAuth",
                    "buffer",
                    "csrf",
                    "delay",
                    "directResponse",
                    "extAuthz",
                    "extMcp",
                    "extProc",
                    "health",
                    "http",
                    "inferenceRouting",
                    "jwtAuth",
                    "localRateLimit",
                    "mcpAuthentication",
                    "mcpAuthorization",
                    "mcpGuardrails",
                    "oidc",
                    "remoteRateLimit",
                    "requestMirror",
                    "requestRedirect",
                    "retry",
                    "sessionAffinity",
                    "tcp",
                    "transformations")
            .reads(fields -> {
                Map<String, Record> layer = new LinkedHashMap<>();
                for (PolicyKey policy : ALL) {
                    Record read = fields.find(policy.key());
                    if (read != null) {
                        layer.put(policy.key().name(), read);
                    }
                }
                return new PolicyLayer(layer);
            });

    /** The key {@code policies}, the same on every level. */
    static final Key<PolicyLayer> POLICIES =
            Key.optional("policies", FORM, "settings for what is below; the innermost wins, key by key");

    private PolicyForms() {}
}

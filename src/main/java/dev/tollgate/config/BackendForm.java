package dev.tollgate.config;

import dev.tollgate.config.form.Fields;
import dev.tollgate.config.form.Form;
import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.ListOf;
import dev.tollgate.config.form.Mapping;
import dev.tollgate.config.form.Text;
import dev.tollgate.config.form.Whole;
import dev.tollgate.route.RouteTypes;
import dev.tollgate.translate.TranslationSettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code backends}: what stands behind a route. */
final class BackendForm {
    /**
     * One backend, with the policies of its own places, those of the provider over those of the backend.
     *
     * @param types what each path is for; null where the backend does not say
     */
    record Draft(Upstream upstream, @Nullable RouteTypes types, PolicyLayer policies) {}

    private static final Key<String> NAME =
            Key.optional("name", Text.ANY, "for telemetry and messages; the provider's kind unless given");
    static final Key<Authority> HOST_OVERRIDE = Key.optional(
            "hostOverride",
            Texts.AUTHORITY,
            "`host:port` to call instead of the provider's own; with TLS on port 443, without a port, or with `backendTLS`");
    static final Key<String> PATH_OVERRIDE =
            Key.optional("pathOverride", Texts.URL_PATH, "sent instead of the request's path");
    static final Key<String> PATH_PREFIX =
            Key.optional("pathPrefix", Texts.URL_PATH, "in place of the provider's own prefix `/v1`");

    private static final Key<Draft> AI = Key.required(
            "ai",
            Mapping.of(
                            NAME,
                            ProviderForm.PROVIDER,
                            HOST_OVERRIDE,
                            PATH_OVERRIDE,
                            PATH_PREFIX,
                            AiPolicy.ROUTES,
                            TranslationPolicy.STRICT,
                            PolicyForms.POLICIES)
                    .notSupported("groups", "tokenize")
                    .reads(BackendForm::ai),
            "a provider of models");

    private static final Key<Long> WEIGHT =
            Key.optional("weight", Whole.atLeast(1, "of parts"), "without effect, since a route has one backend");

    private static final Form<Draft> FORM = Mapping.of(AI, WEIGHT, PolicyForms.POLICIES)
            .notSupported("aws", "backend", "dynamic", "host", "internal", "mcp", "routeGroup", "service")
            .reads(fields -> {
                // said for agentgateway; the only backend gets everything, whatever its weight
                fields.find(WEIGHT);
                Draft ai = fields.get(AI);
                PolicyLayer own = fields.get(PolicyForms.POLICIES, PolicyLayer.NONE);
                return new Draft(ai.upstream(), ai.types(), own.with(ai.policies()));
            });

    static final Key<List<Draft>> BACKENDS =
            Key.required("backends", ListOf.some(FORM), "where the requests of the route go; exactly one for now");

    private BackendForm() {}

    private static @Nullable Draft ai(Fields fields) {
        ProviderForm.Choice choice = fields.get(ProviderForm.PROVIDER);
        Authority authority = fields.find(HOST_OVERRIDE);
        if (!choice.hasHost() && authority == null) {
            return fields.has(HOST_OVERRIDE)
                    ? null
                    : fields.at(ProviderForm.PROVIDER)
                            .fault("provider custom has no host", "hostOverride beside provider");
        }
        return new Draft(
                new Upstream(
                        fields.get(NAME, choice.word()),
                        choice,
                        authority,
                        false,
                        fields.find(PATH_OVERRIDE),
                        fields.find(PATH_PREFIX)),
                fields.find(AiPolicy.ROUTES),
                fields.get(PolicyForms.POLICIES, PolicyLayer.NONE).with(strictness(fields)));
    }

    private static PolicyLayer strictness(Fields fields) {
        Boolean strict = fields.find(TranslationPolicy.STRICT);
        return strict == null
                ? PolicyLayer.NONE
                : new PolicyLayer(Map.of(TranslationPolicy.KEY.key().name(), new TranslationSettings(strict)));
    }
}

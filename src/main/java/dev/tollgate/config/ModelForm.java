package dev.tollgate.config;

import dev.tollgate.config.form.Fields;
import dev.tollgate.config.form.Form;
import dev.tollgate.config.form.Json;
import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.Mapping;
import dev.tollgate.config.form.Text;
import dev.tollgate.config.form.Value;
import dev.tollgate.forward.BackendAuth;
import dev.tollgate.forward.BackendTls;
import dev.tollgate.forward.HeaderChanges;
import dev.tollgate.target.Backend;
import dev.tollgate.translate.TranslationSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One entry of {@code llm.models}. */
final class ModelForm {
    /** A model before the policies around it are known. */
    record Draft(
            String name,
            Value at,
            Upstream upstream,
            Map<String, String> defaults,
            Map<String, String> overrides,
            PolicyLayer policies) {

        /** @param outer the policies of {@code llm} */
        Backend.Model under(PolicyLayer outer) {
            return new Backend.Model(
                    name, upstream.under(outer.with(policies)), defaults, overrides, policies.toPolicies());
        }
    }

    private static final Key<String> NAME = Key.required(
            "name",
            Text.of("a model's name; * may stand for its beginning or its end", null, ModelForm::name),
            "the name that callers use; `*` may begin or end it, or stand alone");
    private static final Key<ModelParameters> PARAMS =
            Key.optional("params", ModelParameters.FORM, "what is asked where, and with which key");
    private static final Key<Map<String, String>> DEFAULTS =
            Key.optional("defaults", new Json(), "fields of the request that are set where it has none");
    private static final Key<Map<String, String>> OVERRIDES =
            Key.optional("overrides", new Json(), "fields of the request that are always set");
    private static final Key<HeaderChanges> REQUEST_HEADERS =
            Key.optional("requestHeaders", HeaderPolicies.FORM, "changes the headers of the request to the provider");
    private static final Key<HeaderChanges> RESPONSE_HEADERS =
            Key.optional("responseHeaders", HeaderPolicies.FORM, "changes the headers of the answer to the client");
    private static final Key<BackendTls> TLS =
            Key.telling("tls", BackendTlsPolicy.FORM, "calls the provider with TLS; `{}` takes the defaults");
    private static final Key<BackendTls> BACKEND_TLS = TLS.alsoAs("backendTLS");
    private static final Key<Record> AUTH =
            Key.telling("auth", BackendAuthPolicy.FORM, "the credential for the provider; as `backendAuth`");

    static final Form<Draft> FORM = Mapping.of(
                    NAME,
                    ProviderForm.PROVIDER,
                    PARAMS,
                    DEFAULTS,
                    OVERRIDES,
                    REQUEST_HEADERS,
                    RESPONSE_HEADERS,
                    TLS,
                    BACKEND_TLS,
                    AUTH,
                    TranslationPolicy.STRICT)
            .named("model")
            .notSupported(
                    "authorization",
                    "backendTunnel",
                    "finalTransformation",
                    "guardrails",
                    "headroom",
                    "health",
                    "id",
                    "matches",
                    "passthrough",
                    "promptCaching",
                    "transformation",
                    "visibility")
            .reads(ModelForm::draft);

    private ModelForm() {}

    private static @Nullable String name(String text) {
        String core = text.equals("*") ? "" : text.replaceFirst("^\\*", "").replaceFirst("\\*$", "");
        return text.isBlank() || core.contains("*") ? null : text;
    }

    private static @Nullable Draft draft(Fields fields) {
        ProviderForm.Choice choice = fields.get(ProviderForm.PROVIDER);
        ModelParameters parameters = fields.get(PARAMS, ModelParameters.NONE);
        if (parameters.apiKey() != null && fields.has(AUTH)) {
            fields.at(AUTH).fault("the key is given twice, by auth and by params.apiKey", "one of them");
        }
        if (fields.has(TLS) && fields.has(BACKEND_TLS)) {
            fields.at(BACKEND_TLS).fault("backendTLS and tls are the same", "one of them");
        }
        if (!choice.hasHost() && parameters.authority() == null) {
            boolean told = parameters.hostGiven() || fields.has(PARAMS) && fields.find(PARAMS) == null;
            return told
                    ? null
                    : fields.at(ProviderForm.PROVIDER).fault("provider custom has no host", "params.baseUrl");
        }
        return new Draft(
                fields.get(NAME),
                fields.at(NAME),
                parameters.upstream(fields.get(NAME), choice),
                fields.get(DEFAULTS, Map.of()),
                fields.get(OVERRIDES, Map.of()),
                policies(fields, parameters));
    }

    /** The entry's own settings under the keys that they have as policies. */
    private static PolicyLayer policies(Fields fields, ModelParameters parameters) {
        Map<String, Record> layer = new LinkedHashMap<>();
        Record auth = parameters.apiKey() == null ? fields.find(AUTH) : new BackendAuth(parameters.apiKey());
        BackendTls tls = fields.find(TLS);
        BackendTls sameTls = fields.find(BACKEND_TLS);
        HeaderChanges request = fields.find(REQUEST_HEADERS);
        HeaderChanges response = fields.find(RESPONSE_HEADERS);
        put(layer, BackendAuthPolicy.KEY, auth);
        put(layer, BackendTlsPolicy.KEY, tls == null ? sameTls : tls);
        Boolean strict = fields.find(TranslationPolicy.STRICT);
        put(layer, TranslationPolicy.KEY, strict == null ? null : new TranslationSettings(strict));
        put(layer, HeaderPolicies.REQUEST, request == null ? null : new HeaderChanges.OfRequest(request));
        put(layer, HeaderPolicies.RESPONSE, response == null ? null : new HeaderChanges.OfResponse(response));
        return new PolicyLayer(layer);
    }

    private static void put(Map<String, Record> layer, PolicyKey policy, @Nullable Record value) {
        if (value != null) {
            layer.put(policy.key().name(), value);
        }
    }
}

package dev.tollgate.config;

import dev.tollgate.config.form.Fields;
import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.ListOf;
import dev.tollgate.config.form.Mapping;
import dev.tollgate.config.form.Whole;
import dev.tollgate.route.Listener;
import dev.tollgate.route.Route;
import dev.tollgate.route.RouteType;
import dev.tollgate.route.RouteTypes;
import dev.tollgate.target.Backend;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code llm}: the short form of the file. One port, and the model that a request names says where it goes. */
final class LlmForm {
    private static final int DEFAULT_PORT = 4000;
    private static final String NAME = "llm";

    /** The paths of both families, wherever their APIs put them. */
    private static final RouteTypes TYPES = new RouteTypes(Map.of(
            "/v1/messages", RouteType.MESSAGES,
            "/v1/messages/count_tokens", RouteType.ANTHROPIC_TOKEN_COUNT,
            "/v1/chat/completions", RouteType.COMPLETIONS,
            "/v1/responses", RouteType.RESPONSES,
            "/v1/embeddings", RouteType.EMBEDDINGS,
            "/v1/models", RouteType.MODELS,
            "*", RouteType.PASSTHROUGH));

    private static final Key<Long> PORT = Key.optional("port", Whole.PORT, "the TCP port; 4000 unless given");
    private static final Key<List<ModelForm.Draft>> MODELS = Key.required(
            "models",
            ListOf.some(ModelForm.FORM),
            "the models that are served; exact names win over wildcards, longer wildcards over shorter");

    static final Key<BindForm.Draft> LLM = Key.optional(
            "llm",
            Mapping.of(PORT, MODELS, PolicyForms.POLICIES)
                    .notSupported(
                            "discovery", "gateways", "guardrails", "pathPrefix", "providers", "tls", "virtualModels")
                    .reads(LlmForm::bind),
            "the short form: models by name on one port");

    private LlmForm() {}

    private static BindForm.Draft bind(Fields fields) {
        PolicyLayer policies = fields.get(PolicyForms.POLICIES, PolicyLayer.NONE);
        List<ModelForm.Draft> models = fields.get(MODELS);
        Set<String> names = new HashSet<>();
        for (ModelForm.Draft model : models) {
            if (!names.add(model.name())) {
                model.at().fault("model " + model.name() + " is named by another entry", "each name once");
            }
        }
        Backend backend = new Backend.ByModel(
                models.stream().map(model -> model.under(policies)).toList());
        Route route = new Route(NAME, List.of(), List.of(), TYPES, RouteForm.toPolicies(policies, backend));
        Listener listener = new Listener(NAME, "*", List.of(route));
        return new BindForm.Draft(fields.get(PORT, (long) DEFAULT_PORT).intValue(), fields.at(PORT), List.of(listener));
    }
}

package dev.tollgate.config;

import dev.tollgate.config.form.Fields;
import dev.tollgate.config.form.Form;
import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.ListOf;
import dev.tollgate.config.form.Mapping;
import dev.tollgate.config.form.Text;
import dev.tollgate.pipeline.Policies;
import dev.tollgate.route.Route;
import dev.tollgate.route.RouteCondition;
import dev.tollgate.route.RouteTypes;
import dev.tollgate.target.Backend;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code routes} of a listener. */
final class RouteForm {
    private static final Key<String> NAME =
            Key.optional("name", Text.ANY, "for telemetry and messages; `route0`, `route1`, ... unless given");
    private static final Key<List<String>> HOSTNAMES =
            Key.optional("hostnames", ListOf.of(Texts.HOSTNAME), "narrows the listener's `hostname`");

    static final Form<Draft> FORM = Mapping.of(
                    NAME, HOSTNAMES, MatchForms.MATCHES, BackendForm.BACKENDS, PolicyForms.POLICIES)
            .named("route")
            .notSupported("namespace", "ruleName")
            .reads(RouteForm::draft);

    private RouteForm() {}

    /** A route before the policies around it are known. */
    record Draft(
            @Nullable String name,
            List<String> hostnames,
            List<RouteCondition> conditions,
            PolicyLayer policies,
            BackendForm.Draft backend) {

        /** @param outer the policies of the listener */
        Route under(PolicyLayer outer, int index) {
            PolicyLayer all = outer.with(policies).with(backend.policies());
            Backend target = new Backend.Single(backend.upstream().under(all));
            return new Route(
                    name == null ? "route" + index : name, hostnames, conditions, types(all), toPolicies(all, target));
        }

        private RouteTypes types(PolicyLayer all) {
            if (backend.types() != null) {
                return backend.types();
            }
            AiPolicy.Ai ai = all.find(AiPolicy.Ai.class);
            return ai == null || ai.types() == null ? RouteTypes.DEFAULT : ai.types();
        }
    }

    /** What a route hands to the rooms further down: its policies and its backend. */
    static Policies toPolicies(PolicyLayer layer, Backend backend) {
        return layer.toPolicies()
                .with(Policies.of(Map.of(Backend.BackendSetting.class, new Backend.BackendSetting(backend))));
    }

    private static @Nullable Draft draft(Fields fields) {
        List<BackendForm.Draft> backends = fields.get(BackendForm.BACKENDS);
        if (backends.size() > 1) {
            return fields.at(BackendForm.BACKENDS)
                    .fault(
                            "backends has " + backends.size() + " entries",
                            "one: Tollgate does not choose among several");
        }
        return backends.isEmpty()
                ? null
                : new Draft(
                        fields.find(NAME),
                        fields.get(HOSTNAMES, List.of()),
                        fields.get(MatchForms.MATCHES, List.of()),
                        fields.get(PolicyForms.POLICIES, PolicyLayer.NONE),
                        backends.getFirst());
    }
}

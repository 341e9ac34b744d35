package dev.tollgate.config;

import dev.tollgate.config.form.Fields;
import dev.tollgate.config.form.Form;
import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.ListOf;
import dev.tollgate.config.form.Mapping;
import dev.tollgate.config.form.Text;
import dev.tollgate.config.form.Value;
import dev.tollgate.config.form.Whole;
import dev.tollgate.config.form.Word;
import dev.tollgate.route.Listener;
import dev.tollgate.route.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code binds}: the route form of the file. */
final class BindForm {
    /**
     * A port before it is known where it listens.
     *
     * @param at where the port stands, for faults
     */
    record Draft(int port, Value at, List<Listener> listeners) {}

    private record ListenerDraft(@Nullable String name, String hostname, Value at, List<Route> routes) {}

    private static final Key<String> NAME =
            Key.optional("name", Text.ANY, "for telemetry and messages; `listener0`, `listener1`, ... unless given");
    private static final Key<String> HOSTNAME = Key.optional(
            "hostname", Texts.HOSTNAME, "the host name that it serves: exact, `*.example.com`, or `*` unless given");
    private static final Key<String> PROTOCOL =
            Key.optional("protocol", Word.of("HTTP").notSupported("HBONE", "HTTPS", "TCP", "TLS"), "`HTTP`");
    private static final Key<List<RouteForm.Draft>> ROUTES =
            Key.required("routes", ListOf.some(RouteForm.FORM), "the routes; the most specific that fits is taken");

    private static final Form<ListenerDraft> LISTENER = Mapping.of(
                    NAME, HOSTNAME, PROTOCOL, ROUTES, PolicyForms.POLICIES)
            .notSupported("namespace", "tcpRoutes", "tls")
            .reads(BindForm::listener);

    private static final Key<Long> PORT =
            Key.required("port", Whole.PORT, "the TCP port; 0 lets the system choose one");
    private static final Key<List<ListenerDraft>> LISTENERS =
            Key.required("listeners", ListOf.some(LISTENER), "what is served on the port, by host name");

    static final Key<List<Draft>> BINDS = Key.optional(
            "binds",
            ListOf.of(Mapping.of(PORT, LISTENERS)
                    .notSupported("mode", "protocol", "tunnelProtocol")
                    .reads(BindForm::bind)),
            "the ports that are served, route by route");

    private BindForm() {}

    private static ListenerDraft listener(Fields fields) {
        // HTTP is all that the word can be
        fields.find(PROTOCOL);
        PolicyLayer policies = fields.get(PolicyForms.POLICIES, PolicyLayer.NONE);
        List<RouteForm.Draft> drafts = fields.get(ROUTES);
        List<Route> routes = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            routes.add(drafts.get(i).under(policies, i));
        }
        return new ListenerDraft(fields.find(NAME), fields.get(HOSTNAME, "*"), fields.mapping(), routes);
    }

    private static Draft bind(Fields fields) {
        int port = fields.get(PORT).intValue();
        List<ListenerDraft> drafts = fields.get(LISTENERS);
        Set<String> hostnames = new HashSet<>();
        List<Listener> listeners = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            ListenerDraft draft = drafts.get(i);
            if (!hostnames.add(draft.hostname().toLowerCase(Locale.ROOT))) {
                draft.at()
                        .fault(
                                "host name " + draft.hostname() + " is served by another listener of port " + port,
                                "a hostname of its own for each listener");
            }
            listeners.add(new Listener(
                    draft.name() == null ? "listener" + i : draft.name(), draft.hostname(), draft.routes()));
        }
        return new Draft(port, fields.at(PORT), listeners);
    }
}

package dev.tollgate.config;

import dev.tollgate.pipeline.Policies;
import dev.tollgate.route.Bind;
import dev.tollgate.route.Listener;
import dev.tollgate.route.Route;
import dev.tollgate.route.RouteCondition;
import dev.tollgate.route.RouteCondition.NamedMatch;
import dev.tollgate.route.RouteCondition.PathMatch;
import dev.tollgate.route.RouteCondition.ValueMatch;
import dev.tollgate.route.RouteType;
import dev.tollgate.target.Backend;
import dev.tollgate.target.ProviderTarget;
import dev.tollgate.telemetry.LoggingSettings;
import dev.tollgate.telemetry.TelemetrySettings;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.ObjectMapper;

/** The configuration that is in force, with all defaults, as JSON in the words of the file and without any secret. */
public final class ConfigurationView {
    static final String REDACTED = "(redacted)";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ConfigurationView() {}

    /** One JSON object, indented. */
    public static String json(Configuration configuration) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(view(configuration));
    }

    private static Map<String, Object> view(Configuration configuration) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("adminAddr", text(configuration.admin()));
        Views.put(config, "adminToken", configuration.adminToken() == null ? null : REDACTED);
        config.put("statsAddr", text(configuration.stats()));
        config.put("readinessAddr", text(configuration.readiness()));
        config.put("connectionTerminationDeadline", Views.text(configuration.drain()));
        config.put("logging", logging(configuration.logging()));
        config.put("telemetry", telemetry(configuration.telemetry()));
        config.put("ledger", LedgerView.of(configuration.ledger()));
        config.put("prices", PricesView.of(configuration.ownPrices()));
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("config", config);
        view.put("frontendPolicies", Map.of("http", Map.of("maxBufferSize", configuration.maxBody())));
        view.put(
                "binds",
                configuration.routes().binds().stream()
                        .map(ConfigurationView::bind)
                        .toList());
        return view;
    }

    private static String text(InetSocketAddress address) {
        String host = address.getHostString();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    private static Map<String, Object> logging(LoggingSettings logging) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("level", logging.level());
        view.put("format", logging.format().name().toLowerCase(Locale.ROOT));
        view.put("accessLog", logging.accessLog());
        view.put("fields", Map.of("remove", logging.remove().stream().sorted().toList()));
        return view;
    }

    private static Map<String, Object> telemetry(TelemetrySettings telemetry) {
        Map<String, Object> view = new LinkedHashMap<>();
        Views.put(view, "otlpEndpoint", telemetry.otlpEndpoint());
        Views.put(view, "otlpProtocol", telemetry.otlpProtocol());
        view.put("otlpHeaders", Views.withoutValues(telemetry.otlpHeaders()));
        Views.put(view, "sampling", telemetry.sampling());
        view.put("incoming", telemetry.incoming().name().toLowerCase(Locale.ROOT));
        view.put("genAi", TelemetryForm.text(telemetry.genAi()));
        view.put("captureContent", telemetry.captureContent().name().toLowerCase(Locale.ROOT));
        Map<String, Object> headers = new LinkedHashMap<>();
        telemetry.headers().forEach(told -> headers.put(told.header(), told(told)));
        view.put("headers", headers);
        view.put("relay", telemetry.relay());
        return view;
    }

    private static Map<String, Object> told(TelemetrySettings.ToldHeader header) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("attribute", header.attribute());
        view.put("values", header.values().stream().sorted().toList());
        return view;
    }

    private static Map<String, Object> bind(Bind bind) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("port", bind.port());
        view.put("address", bind.address());
        view.put("why", bind.why());
        view.put(
                "listeners",
                bind.listeners().stream().map(ConfigurationView::listener).toList());
        return view;
    }

    private static Map<String, Object> listener(Listener listener) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", listener.name());
        view.put("hostname", listener.hostname());
        view.put(
                "routes",
                listener.routes().stream().map(ConfigurationView::route).toList());
        return view;
    }

    private static Map<String, Object> route(Route route) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", route.name());
        view.put("hostnames", route.hostnames());
        view.put(
                "matches",
                route.conditions().stream().map(ConfigurationView::condition).toList());
        view.put("routes", types(route.types().bySuffix()));
        view.put("policies", policies(route.policies()));
        Backend.BackendSetting setting = route.policies().find(Backend.BackendSetting.class);
        if (setting != null) {
            switch (setting.backend()) {
                case Backend.Single single -> view.put("ai", provider(single.provider()));
                case Backend.ByModel byModel ->
                    view.put(
                            "models",
                            byModel.models().stream()
                                    .map(ConfigurationView::model)
                                    .toList());
            }
        }
        return view;
    }

    private static Map<String, Object> types(Map<String, RouteType> bySuffix) {
        Map<String, Object> view = new LinkedHashMap<>();
        bySuffix.forEach((suffix, type) -> view.put(suffix, type.text()));
        return view;
    }

    private static Map<String, Object> policies(Policies policies) {
        Map<String, Object> view = new LinkedHashMap<>();
        for (PolicyKey policy : PolicyForms.ALL) {
            Object shown = policy.view().apply(policies);
            if (shown != null) {
                view.put(policy.key().name(), shown);
            }
        }
        return view;
    }

    private static Map<String, Object> model(Backend.Model model) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", model.name());
        view.put("ai", provider(model.provider()));
        view.put("defaults", JSON.readTree(object(model.defaults())));
        view.put("overrides", JSON.readTree(object(model.overrides())));
        view.put("policies", policies(model.policies()));
        return view;
    }

    private static String object(Map<String, String> fields) {
        StringBuilder object = new StringBuilder("{");
        new TreeMap<>(fields)
                .forEach((name, json) -> object.append(object.length() == 1 ? "" : ",")
                        .append(JSON.writeValueAsString(name))
                        .append(':')
                        .append(json));
        return object.append('}').toString();
    }

    private static Map<String, Object> provider(ProviderTarget provider) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", provider.name());
        view.put(
                "provider",
                provider.preset() == null
                        ? provider.kind().text()
                        : provider.preset().name());
        Views.put(view, "model", provider.model());
        Views.put(view, "base", provider.base());
        Views.put(view, "pathOverride", provider.pathOverride());
        Views.put(view, "pathPrefix", provider.pathPrefix());
        return view;
    }

    private static Map<String, Object> condition(RouteCondition condition) {
        Map<String, Object> view = new LinkedHashMap<>();
        if (condition.path() != null) {
            view.put(
                    "path",
                    switch (condition.path()) {
                        case PathMatch.Exact exact -> Map.of("exact", exact.path());
                        case PathMatch.Prefix prefix -> Map.of("pathPrefix", prefix.path());
                        case PathMatch.Regex regex ->
                            Map.of("regex", regex.pattern().pattern());
                    });
        }
        Views.put(view, "method", condition.method());
        view.put("headers", named(condition.headers()));
        view.put("query", named(condition.query()));
        return view;
    }

    /** A header that a request must have may be a credential too: its name is shown, not its value. */
    private static List<Map<String, Object>> named(List<NamedMatch> matches) {
        return matches.stream()
                .map(match -> {
                    Map<String, Object> view = new LinkedHashMap<>();
                    view.put("name", match.name());
                    view.put(
                            "value",
                            switch (match.value()) {
                                case ValueMatch.Exact exact -> Map.of("exact", REDACTED);
                                case ValueMatch.Regex regex -> Map.of("regex", REDACTED);
                            });
                    return view;
                })
                .toList();
    }
}

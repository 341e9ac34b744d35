package dev.tollgate.config;

import dev.tollgate.route.Bind;
import dev.tollgate.route.Route;
import dev.tollgate.target.Backend;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Short words for what the tests of this room do all the time. */
final class Read {
    static final Map<String, String> ENVIRONMENT = Map.of(
            "KEY", "sk-held-by-a-variable",
            "PORT", "3000",
            "EMPTY", "",
            "WORD", "word",
            "LIST", "[a, b]",
            "NUMBER", "12345",
            "MULTILINE", "a\nb: c");

    private Read() {}

    static Configuration yaml(String text) {
        return yaml(text, ENVIRONMENT);
    }

    static Configuration yaml(String text, Map<String, String> environment) {
        return ConfigurationReader.read(new ConfigurationSource("config.yaml", text, Path.of("")), environment);
    }

    /** A file with one route to Anthropic, and more lines in its route and in its {@code ai}, each indented by its own. */
    static Configuration route(String inRoute, String inAi) {
        return yaml(
                """
                binds:
                - port: 3000
                  listeners:
                  - routes:
                    - backends:
                      - ai:
                          provider: anthropic
                %s
                %s
                """.formatted(inAi.indent(10).stripTrailing(), inRoute.indent(6).stripTrailing()));
    }

    static Bind bind(Configuration configuration) {
        return configuration.routes().binds().getFirst();
    }

    static Route route(Configuration configuration) {
        return bind(configuration).listeners().getFirst().routes().getFirst();
    }

    static Backend backend(Route route) {
        return setting(route, Backend.BackendSetting.class).backend();
    }

    static Backend.Single single(Configuration configuration) {
        return (Backend.Single) backend(route(configuration));
    }

    static Backend.ByModel byModel(Configuration configuration) {
        return (Backend.ByModel) backend(route(configuration));
    }

    static <T extends Record> T setting(Route route, Class<T> type) {
        return Objects.requireNonNull(route.policies().find(type), type.getName());
    }
}

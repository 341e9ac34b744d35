package dev.tollgate.dashboards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The files of {@code grafana/} and {@code otel/}. */
public final class Dashboards {
    /** Uids of the data sources. */
    public static final String PROMETHEUS = "prometheus";

    public static final String LOKI = "loki";
    public static final String TEMPO = "tempo";
    public static final String LEDGER = "ledger";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new YAMLMapper();

    private Dashboards() {}

    public static List<Dashboard> all() {
        try (Stream<Path> files = Files.list(Path.of("grafana/dashboards"))) {
            return files.sorted()
                    .map(file -> new Dashboard(file.getFileName().toString().replace(".json", ""), JSON.readTree(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode yaml(String file) {
        return YAML.readTree(Path.of(file));
    }

    /** The rules of {@code otel/alerts.yaml}. */
    static List<JsonNode> alerts() {
        List<JsonNode> rules = new ArrayList<>();
        yaml("otel/alerts.yaml")
                .path("groups")
                .values()
                .forEach(group -> rules.addAll(List.copyOf(group.path("rules").values())));
        return rules;
    }

    /** Whatever is asked anywhere of one data source. */
    static List<Query> queries(String source) {
        Stream<Query> panels = all().stream()
                .flatMap(dashboard ->
                        Stream.concat(dashboard.panelQueries().stream(), dashboard.variableQueries().stream()));
        Stream<Query> alerts = alerts().stream()
                .map(rule -> new Query(
                        rule.path("alert").asString(),
                        PROMETHEUS,
                        rule.path("expr").asString()));
        return Stream.concat(panels, alerts)
                .filter(query -> query.source().equals(source))
                .toList();
    }
}

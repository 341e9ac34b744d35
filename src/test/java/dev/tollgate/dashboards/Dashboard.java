package dev.tollgate.dashboards;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A file of {@code grafana/dashboards}.
 *
 * @param name the file's, without its ending
 */
public record Dashboard(String name, JsonNode json) {
    public List<JsonNode> panels() {
        return List.copyOf(json.path("panels").values());
    }

    public List<JsonNode> variables() {
        return List.copyOf(json.path("templating").path("list").values());
    }

    /** What its panels ask. */
    public List<Query> panelQueries() {
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : panels()) {
            for (JsonNode target : panel.path("targets").values()) {
                String where = name + ": " + panel.path("title").asString() + " "
                        + target.path("refId").asString();
                queries.add(Query.of(where, target));
            }
        }
        return queries;
    }

    /** What its variables ask; Prometheus' {@code label_values} is told as the selector in it. */
    public List<Query> variableQueries() {
        return variables().stream()
                .filter(variable -> variable.path("type").asString().equals("query"))
                .map(variable -> new Query(
                        name + ": $" + variable.path("name").asString(),
                        variable.path("datasource").path("uid").asString(),
                        variable.path("definition").asString()))
                .toList();
    }
}

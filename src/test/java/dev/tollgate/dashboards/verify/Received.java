package dev.tollgate.dashboards.verify;

import dev.tollgate.dashboards.Known;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What a collector received for Loki or Tempo, neither of which runs here.
 *
 * @param records the names of the attributes of each record or span, its resource's among them
 */
record Received(List<Set<String>> records) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads OTLP in JSON, a request a line; the last line may still be on its way. */
    static Received of(Path file) throws IOException {
        List<Set<String>> records = new ArrayList<>();
        for (String line : Files.readString(file).split("\n")) {
            if (line.endsWith("}")) {
                add(records, JSON.readTree(line));
            }
        }
        return new Received(records);
    }

    private static void add(List<Set<String>> records, JsonNode request) {
        for (JsonNode resource : either(request, "resourceSpans", "resourceLogs")) {
            Set<String> shared = names(resource.path("resource").path("attributes"));
            for (JsonNode scope : either(resource, "scopeSpans", "scopeLogs")) {
                for (JsonNode one : either(scope, "spans", "logRecords")) {
                    Set<String> names = names(one.path("attributes"));
                    names.addAll(shared);
                    if (one.has("traceId")) {
                        names.add("trace_id");
                    }
                    records.add(names);
                }
            }
        }
    }

    private static JsonNode either(JsonNode node, String one, String other) {
        return node.has(one) ? node.path(one) : node.path(other);
    }

    private static Set<String> names(JsonNode attributes) {
        Set<String> names = new HashSet<>();
        attributes.forEach(attribute -> names.add(attribute.path("key").asString()));
        return names;
    }

    /** How many records there are, as long as each of these names is in one of them; else 0. */
    int having(Set<String> wanted) {
        Set<String> seen = records.stream()
                .flatMap(Set::stream)
                .flatMap(name -> List.of(name, Known.underscored(name)).stream())
                .collect(Collectors.toSet());
        return seen.containsAll(wanted) ? records.size() : 0;
    }
}

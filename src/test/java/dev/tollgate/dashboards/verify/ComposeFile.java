package dev.tollgate.dashboards.verify;

import dev.tollgate.dashboards.Dashboards;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What {@code docker-compose.yml} says of its services. */
final class ComposeFile {
    private ComposeFile() {}

    private static JsonNode service(String name) {
        return Dashboards.yaml("docker-compose.yml").path("services").path(name);
    }

    /** The arguments of a service that begin with one of these. */
    static List<String> switches(String service, String... beginnings) {
        return service(service).path("command").values().stream()
                .map(JsonNode::asString)
                .filter(argument -> Stream.of(beginnings).anyMatch(argument::startsWith))
                .toList();
    }

    static String environment(String service, String variable) {
        return service(service).path("environment").path(variable).asString();
    }
}

package dev.tollgate.dashboards;

import dev.tollgate.telemetry.TelemetryPage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may be asked for: the names of {@code docs/telemetry.md}, which other tests hold to the code, as each server writes them.
 * Prometheus makes {@code tollgate_cost_total} of the counter {@code tollgate.cost}, Loki {@code tollgate_request_id} of the
 * attribute {@code tollgate.request.id}; Tempo leaves them as they are.
 */
public final class Known {
    private static final Set<String> OF_EVERY_SERIES = Set.of("job", "instance", "service_version");
    private static final Set<String> OF_EVERY_RECORD =
            Set.of("trace_id", "span_id", "severity_text", "severity_number", "service_name", "service_version");

    /** The collector's own, as it tells them at its port 8888. */
    private static final Map<String, Set<String>> COLLECTOR = Map.of(
            "otelcol_exporter_queue_size", Set.of("exporter", "data_type"),
            "otelcol_exporter_queue_capacity", Set.of("exporter", "data_type"));

    private Known() {}

    /** Label names by the name of each series in Prometheus. */
    static Map<String, Set<String>> series() {
        Map<String, Set<String>> series = new TreeMap<>(COLLECTOR);
        for (String heading : List.of("Metrics", "The process", "The SDK")) {
            TelemetryPage.table(heading)
                    .forEach((name, cells) -> translated(name, cells.getFirst())
                            .forEach(one -> series.put(one, labels(one, cells.get(1)))));
        }
        return series;
    }

    private static List<String> translated(String name, String instrument) {
        String kind = instrument.substring(0, instrument.indexOf(", "));
        String unit = instrument.substring(instrument.indexOf(", ") + 2);
        String base = underscored(name) + unitSuffix(unit, kind);
        return switch (kind) {
            case "histogram" -> List.of(base + "_bucket", base + "_count", base + "_sum");
            case "counter" -> List.of(base + "_total");
            default -> List.of(base);
        };
    }

    private static String unitSuffix(String unit, String kind) {
        return switch (unit) {
            case "s" -> "_seconds";
            case "By" -> "_bytes";
            case "1" -> kind.equals("gauge") ? "_ratio" : "";
            default -> "";
        };
    }

    private static Set<String> labels(String series, String cell) {
        Set<String> labels = TelemetryPage.names(cell).stream()
                .map(Known::underscored)
                .collect(Collectors.toCollection(TreeSet::new));
        labels.addAll(OF_EVERY_SERIES);
        if (series.endsWith("_bucket")) {
            labels.add("le");
        }
        return labels;
    }

    /** What a record in Loki has. */
    static Set<String> logFields() {
        return Stream.concat(
                        TelemetryPage.table("Log records").keySet().stream().map(Known::underscored),
                        OF_EVERY_RECORD.stream())
                .collect(Collectors.toSet());
    }

    /** What a span in Tempo has. */
    static Set<String> spanAttributes() {
        return Stream.of("SERVER span", "CLIENT span")
                .flatMap(heading -> TelemetryPage.table(heading).keySet().stream())
                .collect(Collectors.toSet());
    }

    /** As Prometheus and Loki write a name. */
    public static String underscored(String name) {
        return name.replace('.', '_');
    }
}

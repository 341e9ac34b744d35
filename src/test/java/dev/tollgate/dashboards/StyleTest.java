package dev.tollgate.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The dashboards are made alike, and Grafana can load them. */
final class StyleTest {
    private static final int WIDTH = 24;
    private static final Set<String> PANELS =
            Set.of("timeseries", "stat", "gauge", "bargauge", "heatmap", "piechart", "table", "logs", "traces");

    @Test
    void thereIsOneForEachQuestion() {
        assertThat(Dashboards.all())
                .extracting(Dashboard::name)
                .containsExactly("cost", "latency", "overview", "reliability", "requests");
        assertThat(Dashboards.all()).allSatisfy(dashboard -> {
            assertThat(text(dashboard.json(), "uid")).isEqualTo("tollgate-" + dashboard.name());
            assertThat(text(dashboard.json(), "description")).endsWith(".");
            assertThat(dashboard.json().has("id")).isFalse();
        });
    }

    @Test
    void everyPanelSaysWhatItShowsAndInWhichUnit() {
        for (Dashboard dashboard : Dashboards.all()) {
            assertThat(dashboard.panels()).allSatisfy(panel -> {
                String where = dashboard.name() + ": " + text(panel, "title");
                assertThat(text(panel, "type")).as(where).isIn(PANELS);
                assertThat(text(panel, "description")).as(where).endsWith(".");
                assertThat(panel.path("targets").size()).as(where).isPositive();
                assertThat(text(panel.path("fieldConfig").path("defaults"), "unit"))
                        .as(where)
                        .isNotEmpty();
                assertThat(text(panel.path("datasource"), "uid")).as(where).isIn(sources());
            });
        }
    }

    @Test
    void noTwoPanelsShareAPlaceOrAnId() {
        for (Dashboard dashboard : Dashboards.all()) {
            Set<Integer> ids = new HashSet<>();
            Set<String> cells = new HashSet<>();
            for (JsonNode panel : dashboard.panels()) {
                JsonNode at = panel.path("gridPos");
                assertThat(ids.add(panel.path("id").asInt())).isTrue();
                assertThat(at.path("x").asInt() + at.path("w").asInt()).isLessThanOrEqualTo(WIDTH);
                for (int x = at.path("x").asInt();
                        x < at.path("x").asInt() + at.path("w").asInt();
                        x++) {
                    for (int y = at.path("y").asInt();
                            y < at.path("y").asInt() + at.path("h").asInt();
                            y++) {
                        assertThat(cells.add(x + "," + y))
                                .as("%s: %s at %d,%d", dashboard.name(), text(panel, "title"), x, y)
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void modelProviderTeamAndKeyCanBeChosenWhereTheyAreKnown() {
        Map<String, List<String>> variables = Dashboards.all().stream()
                .collect(Collectors.toMap(
                        Dashboard::name,
                        dashboard -> dashboard.variables().stream()
                                .map(variable -> text(variable, "name"))
                                .toList()));

        assertThat(variables.get("overview")).containsExactly("provider", "model", "team");
        assertThat(variables.get("latency")).containsExactly("provider", "model");
        assertThat(variables.get("reliability")).containsExactly("provider", "model");
        assertThat(variables.get("cost")).containsExactly("provider", "model", "team", "key", "budget");
        assertThat(variables.get("requests")).containsExactly("request", "session", "key", "model", "trace");
    }

    @Test
    void latenciesLeadToTracesAndRecordsToEachOther() {
        JsonNode sources = Dashboards.yaml("grafana/provisioning/datasources/datasources.yaml")
                .path("datasources");
        Map<String, JsonNode> settings = StreamSupport.stream(sources.spliterator(), false)
                .collect(Collectors.toMap(source -> text(source, "uid"), source -> source.path("jsonData")));

        JsonNode exemplars =
                Objects.requireNonNull(settings.get(Dashboards.PROMETHEUS)).path("exemplarTraceIdDestinations");
        assertThat(text(exemplars.get(0), "datasourceUid")).isEqualTo(Dashboards.TEMPO);
        assertThat(text(Objects.requireNonNull(settings.get(Dashboards.TEMPO)).path("tracesToLogsV2"), "datasourceUid"))
                .isEqualTo(Dashboards.LOKI);
        assertThat(text(
                        Objects.requireNonNull(settings.get(Dashboards.LOKI))
                                .path("derivedFields")
                                .get(0),
                        "datasourceUid"))
                .isEqualTo(Dashboards.TEMPO);
        assertThat(Dashboards.all().stream()
                        .flatMap(dashboard -> dashboard.panels().stream())
                        .filter(panel -> text(panel, "type").equals("heatmap"))
                        .map(panel ->
                                panel.path("targets").get(0).path("exemplar").asBoolean()))
                .isNotEmpty()
                .containsOnly(true);
    }

    private static Set<String> sources() {
        Set<String> uids = new TreeSet<>();
        Dashboards.yaml("grafana/provisioning/datasources/datasources.yaml")
                .path("datasources")
                .forEach(source -> uids.add(text(source, "uid")));
        return uids;
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }
}

package dev.tollgate.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Prometheus and Grafana tell of the same troubles, and each is tested. */
final class AlertsTest {
    private record Condition(String expression, String lasting, String severity) {}

    private static Map<String, Condition> prometheus() {
        return Dashboards.alerts().stream()
                .collect(Collectors.toMap(
                        rule -> rule.path("alert").asString(),
                        rule -> new Condition(
                                rule.path("expr").asString(),
                                rule.path("for").asString("0s"),
                                rule.path("labels").path("severity").asString()),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static Map<String, Condition> grafana() {
        Map<String, Condition> conditions = new TreeMap<>();
        JsonNode group = Dashboards.yaml("grafana/provisioning/alerting/rules.yaml")
                .path("groups")
                .get(0);
        for (JsonNode rule : group.path("rules").values()) {
            JsonNode value = rule.path("data").get(0);
            assertThat(value.path("datasourceUid").asString()).isEqualTo(Dashboards.PROMETHEUS);
            assertThat(rule.path("condition").asString())
                    .isEqualTo(rule.path("data").get(1).path("refId").asString());
            conditions.put(
                    rule.path("title").asString(),
                    new Condition(
                            value.path("model").path("expr").asString(),
                            rule.path("for").asString(),
                            rule.path("labels").path("severity").asString()));
        }
        return conditions;
    }

    @Test
    void bothHaveTheSameConditions() {
        assertThat(prometheus()).hasSize(8);
        assertThat(grafana()).isEqualTo(prometheus());
    }

    @Test
    void eachIsTestedToFireAndToBeSilent() {
        Map<String, List<Integer>> tested = new TreeMap<>();
        for (JsonNode test :
                Dashboards.yaml("otel/alerts.test.yaml").path("tests").values()) {
            for (JsonNode one : test.path("alert_rule_test").values()) {
                tested.computeIfAbsent(one.path("alertname").asString(), name -> new ArrayList<>())
                        .add(one.path("exp_alerts").size());
            }
        }
        assertThat(tested.keySet()).isEqualTo(prometheus().keySet());
        assertThat(tested.values()).allSatisfy(fired -> assertThat(fired).contains(0, 1));
    }
}

package dev.tollgate.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No panel, variable or alert asks for a name that Tollgate does not have. */
final class NamesTest {
    private static final Pattern STREAM = Pattern.compile("\\{([^}{]*)}");
    private static final Pattern STREAM_LABEL = Pattern.compile("(\\w+)\\s*=~?\\s*\"");

    /** What a PromQL expression asks for in vain. */
    private static List<String> unknown(String text) {
        Map<String, Set<String>> known = Known.series();
        PromQuery query = PromQuery.of(text);
        List<String> unknown = new ArrayList<>();
        Set<String> reachable = new TreeSet<>();
        query.selectors().forEach((name, labels) -> {
            Pattern pattern = Pattern.compile(name);
            Set<String> has = known.entrySet().stream()
                    .filter(series -> pattern.matcher(series.getKey()).matches())
                    .flatMap(series -> series.getValue().stream())
                    .collect(Collectors.toSet());
            if (has.isEmpty()) {
                unknown.add("metric " + name);
            } else {
                labels.stream()
                        .filter(label -> !has.contains(label))
                        .forEach(label -> unknown.add("label " + label + " of " + name));
            }
            reachable.addAll(has);
        });
        query.grouped().stream()
                .filter(label -> !reachable.contains(label))
                .forEach(label -> unknown.add("label " + label));
        if (query.selectors().isEmpty()) {
            unknown.add("no metric at all");
        }
        return unknown;
    }

    @Test
    void everyMetricAndLabelIsKnown() {
        List<Query> queries = Dashboards.queries(Dashboards.PROMETHEUS);

        assertThat(queries).hasSizeGreaterThan(80);
        assertThat(queries)
                .allSatisfy(query ->
                        assertThat(unknown(query.text())).as(query.where()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sum(rate(tollgate_costs_total[5m])); metric tollgate_costs_total",
                "sum by (tollgate_key_id) (tollgate_cost_total); label tollgate_key_id",
                "sum(tollgate_cost_total{team=\"a\"}); label team of tollgate_cost_total",
                "tollgate_ledger_pending / tollgate_ledger_size > 3; metric tollgate_ledger_size",
                "tollgate_cost_total offset 7d or gone; metric gone",
                "label_values(tollgate_cost_total, team); label team",
                "sum({__name__=~\"tollgate_x.*\"}); metric tollgate_x.*",
                "vector(0); no metric at all",
            })
    void whatIsNotKnownIsFound(String text, String found) {
        assertThat(unknown(text)).containsExactly(found);
    }

    @Test
    void everyLogFieldIsKnown() {
        Set<String> known = Known.logFields();

        List<Query> queries = Dashboards.queries(Dashboards.LOKI);

        assertThat(queries).hasSizeGreaterThan(3);
        assertThat(queries).allSatisfy(query -> {
            Stream<String> streams = STREAM.matcher(query.text())
                    .results()
                    .limit(1)
                    .flatMap(stream -> STREAM_LABEL.matcher(stream.group(1)).results())
                    .map(label -> label.group(1));
            assertThat(streams).as(query.where()).containsExactly("service_name");
            assertThat(Asked.fields(query)).as(query.where()).isSubsetOf(known);
        });
    }

    @Test
    void everySpanAttributeIsKnown() {
        Set<String> known = new TreeSet<>(Known.spanAttributes());
        known.add("service.name");

        List<Query> queries = Dashboards.queries(Dashboards.TEMPO);

        assertThat(queries).isNotEmpty();
        assertThat(queries)
                .allSatisfy(query ->
                        assertThat(Asked.attributes(query)).as(query.where()).isSubsetOf(known));
    }
}

package dev.tollgate.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.llm.Answer;
import dev.tollgate.llm.Usage;
import dev.tollgate.pipeline.Outcome;
import dev.tollgate.telemetry.TelemetrySettings.CaptureContent;
import dev.tollgate.telemetry.TelemetrySettings.Conventions;
import dev.tollgate.telemetry.TelemetrySettings.Incoming;
import dev.tollgate.telemetry.TelemetrySettings.ToldHeader;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No caller and no provider can make the number of series grow without end. */
final class BoundedLabelsTest {
    private static final int MANY = 100_000;

    @Test
    void aHundredThousandNamesMakeAFewHundredSeries() {
        TelemetrySettings settings = new TelemetrySettings(
                null,
                null,
                Map.of(),
                0.0,
                Incoming.IGNORE,
                Conventions.BOTH,
                CaptureContent.OFF,
                List.of(new ToldHeader("x-team", "team", Set.of("search"))),
                false);
        LoggingSettings quiet = new LoggingSettings("info", LoggingSettings.Format.TEXT, false, Set.of());
        KnownModels wildcard = model -> model.startsWith("claude-");
        InMemoryMetricReader reader = InMemoryMetricReader.create();
        try (Telemetry telemetry = Telemetry.start(
                settings,
                quiet,
                wildcard,
                OutputStream.nullOutputStream(),
                sdk -> sdk.addMeterProviderCustomizer((provider, config) -> provider.registerMetricReader(reader)))) {
            for (int i = 0; i < MANY; i++) {
                exchange(telemetry, i);
            }

            Collection<MetricData> metrics = reader.collectAllMetrics();
            assertThat(metrics)
                    .allSatisfy(metric -> assertThat(metric.getData().getPoints())
                            .as(metric.getName())
                            .hasSizeLessThan(1500));
            assertThat(series(metrics)).isLessThan(15_000);
            assertThat(metrics)
                    .filteredOn(metric -> metric.getName().equals("http.server.request.duration"))
                    .singleElement()
                    .satisfies(
                            metric -> assertThat(metric.getData().getPoints()).hasSizeLessThan(10));
        }
    }

    private static long series(Collection<MetricData> metrics) {
        return metrics.stream()
                .map(MetricData::getData)
                .mapToLong(data -> data.getPoints().size())
                .sum();
    }

    private static void exchange(Telemetry telemetry, int i) {
        String model = (i % 2 == 0 ? "claude-" : "other-") + i;
        Usage usage = new Usage(1L, null, null, null, 1L, null, null, null);
        Answer answer = new Answer("id", "claude-answer-" + i, List.of(), usage, "error_" + i, true);
        PlayedRoad road = PlayedRoad.messages(telemetry)
                .header("x-team", "team-" + i)
                .header("x-api-key", "key-" + i)
                .header("user-agent", "agent-" + i)
                .body("{\"model\": \"" + model + "\"}")
                .enter()
                .read()
                .call()
                .head(i % 3 == 0 ? 400 : 200)
                .answer(answer);
        road.attemptEnded(i % 3 == 0 ? "error_" + i : null)
                .end(i % 3 == 0 ? Outcome.UPSTREAM_ERROR : Outcome.COMPLETED, i % 3 == 0 ? 400 : 200, null, null);
    }

    @Test
    void whatAProviderHasAnsweredForFindsRoomAfterAllThatWasOnlyAskedFor() {
        ModelLabels labels = new ModelLabels(model -> true);
        for (int i = 0; i < 1000; i++) {
            labels.label("made-up-" + i, false);
        }

        assertThat(labels.label("real", false)).isEqualTo("_other");
        assertThat(labels.label("real", true)).isEqualTo("real");
        assertThat(labels.label("real", false)).isEqualTo("real");
    }

    @Test
    void errorsThatAreNoPlainWordsAreOther() {
        ErrorLabels labels = new ErrorLabels();

        assertThat(labels.label("overloaded_error")).isEqualTo("overloaded_error");
        assertThat(labels.label("a sentence with, say, an id: 123")).isEqualTo("_OTHER");
        assertThat(labels.label(null)).isNull();
    }
}

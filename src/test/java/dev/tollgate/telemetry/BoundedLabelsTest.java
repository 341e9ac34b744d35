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
                List.of(new ToldHeader("x-team", "team", Set.of("search"))));
        LoggingSettings quiet = new LoggingSettings("info", LoggingSettings.Format.TEXT, false, Set.of());
        Sources wildcard = new Sources(model -> model.startsWith("claude-"), Costs.NONE);
        Map<String, String> noTraces = Map.of("otel.traces.sampler", "always_off");
        try (RecordedTelemetry recorded = RecordedTelemetry.start(settings, quiet, wildcard, noTraces)) {
            for (int i = 0; i < MANY; i++) {
                exchange(recorded, i);
            }

            assertThat(recorded.metrics())
                    .allSatisfy(metric -> assertThat(metric.getData().getPoints())
                            .as(metric.getName())
                            .hasSizeLessThan(1500));
            assertThat(series(recorded)).isLessThan(15_000);
            assertThat(recorded.points("http.server.request.duration")).hasSizeLessThan(10);
        }
    }

    private static long series(RecordedTelemetry recorded) {
        return recorded.metrics().stream()
                .map(MetricData::getData)
                .mapToLong(data -> data.getPoints().size())
                .sum();
    }

    private static void exchange(RecordedTelemetry recorded, int i) {
        String model = (i % 2 == 0 ? "claude-" : "other-") + i;
        Usage usage = new Usage(1L, null, null, null, 1L, null, null, null);
        Answer answer = new Answer("id", "claude-answer-" + i, List.of(), usage, "error_" + i, true);
        PlayedRoad road = PlayedRoad.messages(recorded)
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

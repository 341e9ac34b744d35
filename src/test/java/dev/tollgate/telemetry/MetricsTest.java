package dev.tollgate.telemetry;

import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tollgate.auth.Identity;
import dev.tollgate.llm.Answer;
import dev.tollgate.llm.Dialect;
import dev.tollgate.llm.Usage;
import dev.tollgate.pipeline.Outcome;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.PointData;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each metric: its attributes, its values, and that each exchange counts once however it ends. */
final class MetricsTest {
    private final RecordedTelemetry recorded = RecordedTelemetry.start(
            TelemetrySettings.DEFAULT,
            LoggingSettings.DEFAULT,
            model -> model.startsWith("claude-") || model.startsWith("gpt-"),
            Map.of());

    @AfterEach
    void close() {
        recorded.close();
    }

    private HistogramPointData histogram(String name) {
        return recorded.histogram(name, point -> true);
    }

    /** The value of each point of a counter, by its attributes. */
    private Map<String, Long> counts(String name) {
        Map<String, Long> counts = new TreeMap<>();
        recorded.points(name)
                .forEach(point ->
                        counts.put(String.valueOf(new TreeMap<>(texts(point))), ((LongPointData) point).getValue()));
        return counts;
    }

    private static Map<String, String> texts(PointData point) {
        Map<String, String> texts = new TreeMap<>();
        point.getAttributes().forEach((key, value) -> texts.put(key.getKey(), String.valueOf(value)));
        return texts;
    }

    private static final Attributes CHAT = Attributes.of(
            stringKey("gen_ai.operation.name"), "chat",
            stringKey("gen_ai.provider.name"), "anthropic",
            stringKey("gen_ai.request.model"), PlayedRoad.MODEL);

    private static final Attributes ANSWERED_CHAT = CHAT.toBuilder()
            .put(stringKey("gen_ai.response.model"), PlayedRoad.MODEL)
            .build();

    @Test
    void aCallOfAProviderIsMeasured() {
        PlayedRoad.completed(recorded);

        HistogramPointData duration = histogram("gen_ai.client.operation.duration");
        assertThat(duration.getAttributes())
                .isEqualTo(ANSWERED_CHAT.toBuilder()
                        .put(stringKey("server.address"), "api.anthropic.com")
                        .build());
        assertThat(duration.getCount()).isEqualTo(1);
        assertThat(duration.getBoundaries())
                .startsWith(0.01, 0.02)
                .endsWith(81.92, 163.84, 327.68, 655.36)
                .hasSize(17);

        HistogramPointData input = recorded.histogram(
                "gen_ai.client.token.usage",
                point -> "input".equals(point.getAttributes().get(stringKey("gen_ai.token.type"))));
        assertThat(input.getAttributes())
                .isEqualTo(ANSWERED_CHAT.toBuilder()
                        .put(stringKey("gen_ai.token.type"), "input")
                        .build());
        assertThat(input.getSum()).isEqualTo(4734);
        assertThat(input.getBoundaries())
                .startsWith(1.0, 4.0)
                .endsWith(67108864.0)
                .hasSize(14);
        HistogramPointData output = recorded.histogram(
                "gen_ai.client.token.usage",
                point -> "output".equals(point.getAttributes().get(stringKey("gen_ai.token.type"))));
        assertThat(output.getSum()).isEqualTo(32);
    }

    @Test
    void theGatewayAsAServerIsMeasured() {
        PlayedRoad.messages(recorded)
                .body("{\"model\": \"" + PlayedRoad.MODEL + "\", \"stream\": true}")
                .completed();

        assertThat(histogram("gen_ai.server.request.duration").getAttributes()).isEqualTo(CHAT);
        assertThat(histogram("gen_ai.server.request.duration").getSum()).isCloseTo(1.9, within(1e-9));
        HistogramPointData first = histogram("gen_ai.server.time_to_first_token");
        assertThat(first.getAttributes()).isEqualTo(CHAT);
        assertThat(first.getBoundaries()).startsWith(.001, .005).endsWith(30.0, 45.0, 60.0);
        assertThat(histogram("gen_ai.server.time_per_output_token").getBoundaries())
                .startsWith(.001, .0025)
                .endsWith(1.0, 2.5);
        assertThat(histogram("gen_ai.client.operation.time_to_first_chunk").getAttributes())
                .isEqualTo(CHAT);

        HistogramPointData http = histogram("http.server.request.duration");
        assertThat(texts(http))
                .isEqualTo(Map.of(
                        "http.request.method", "POST",
                        "http.route", "/v1/messages",
                        "http.response.status_code", "200",
                        "url.scheme", "http"));
        assertThat(http.getBoundaries()).startsWith(.005, .01).endsWith(10.0, 25.0, 50.0, 100.0, 300.0);
    }

    @Test
    void requestsThatAreBeingAnsweredAreCounted() {
        PlayedRoad road = PlayedRoad.messages(recorded).enter();
        assertThat(counts("http.server.active_requests"))
                .isEqualTo(Map.of("{http.request.method=POST, url.scheme=http}", 1L));

        road.end(Outcome.REJECTED, 401, "auth", "no key");
        road.end(Outcome.CANCELLED, 0, "client_gone", null);
        assertThat(counts("http.server.active_requests"))
                .isEqualTo(Map.of("{http.request.method=POST, url.scheme=http}", 0L));
    }

    @Test
    void tokensAreCountedOnceByTheKindTheyArePricedAs() {
        PlayedRoad road = PlayedRoad.messages(recorded).enter().read();
        road.exchange().learn(new Identity("key-1", null, null, "search", Map.of()));
        road.call().head(200).firstToken().answer(PlayedRoad.ANSWER).attemptEnded(null);
        road.end(Outcome.COMPLETED, 200, null, null);

        String common = "gen_ai.provider.name=anthropic, gen_ai.request.model=" + PlayedRoad.MODEL;
        assertThat(counts("tollgate.usage.tokens"))
                .isEqualTo(Map.of(
                        "{" + common + ", tollgate.team=search, tollgate.token.kind=cache_read}", 4000L,
                        "{" + common + ", tollgate.team=search, tollgate.token.kind=cache_write_1h}", 34L,
                        "{" + common + ", tollgate.team=search, tollgate.token.kind=cache_write_5m}", 500L,
                        "{" + common + ", tollgate.team=search, tollgate.token.kind=input}", 200L,
                        "{" + common + ", tollgate.team=search, tollgate.token.kind=output}", 32L));
        DoublePointData cost =
                (DoublePointData) recorded.points("tollgate.cost").getFirst();
        assertThat(cost.getValue()).isEqualTo(0.0123456);
        assertThat(texts(cost))
                .containsEntry("tollgate.cost.source", "priced")
                .containsEntry("tollgate.team", "search");
        assertThat(counts("tollgate.prices.lookups")).isEqualTo(Map.of("{tollgate.status=priced}", 1L));
        assertThat(recorded.points("tollgate.usage.missing")).isEmpty();
    }

    @Test
    void aFailedCallCountsWithItsErrorAndNoTokens() {
        PlayedRoad road = PlayedRoad.messages(recorded).enter().read().call().head(529);
        road.attemptEnded("overloaded_error").end(Outcome.UPSTREAM_ERROR, 529, "provider_error", "529");

        assertThat(texts(histogram("gen_ai.client.operation.duration")))
                .containsEntry("error.type", "overloaded_error")
                .doesNotContainKey("gen_ai.response.model");
        assertThat(recorded.points("gen_ai.client.token.usage")).hasSize(2).allSatisfy(point -> {
            assertThat(((HistogramPointData) point).getCount()).isEqualTo(1);
            assertThat(((HistogramPointData) point).getSum()).isZero();
        });
        assertThat(texts(histogram("gen_ai.server.request.duration"))).containsEntry("error.type", "overloaded_error");
        assertThat(texts(histogram("http.server.request.duration"))).containsEntry("error.type", "529");
        assertThat(counts("tollgate.upstream.attempts"))
                .isEqualTo(Map.of(
                        "{error.type=overloaded_error, tollgate.outcome=upstream_error, tollgate.target=anthropic}",
                        1L));
        assertThat(recorded.points("gen_ai.server.time_to_first_token")).isEmpty();
        assertThat(recorded.points("tollgate.usage.missing")).isEmpty();
    }

    @Test
    void aStreamThatBrokeOffBeforeItsUsageIsMissed() {
        PlayedRoad road =
                PlayedRoad.messages(recorded).enter().read().call().head(200).firstToken();
        road.attemptEnded("interrupted").end(Outcome.INTERRUPTED, 200, "cut", "broke off");

        assertThat(counts("tollgate.usage.missing"))
                .isEqualTo(Map.of("{gen_ai.provider.name=anthropic, tollgate.reason=interrupted}", 1L));
        assertThat(counts("tollgate.upstream.attempts"))
                .isEqualTo(Map.of(
                        "{error.type=interrupted, tollgate.outcome=interrupted, tollgate.target=anthropic}", 1L));
        assertThat(texts(histogram("http.server.request.duration")))
                .containsEntry("http.response.status_code", "200")
                .containsEntry("error.type", "interrupted");
    }

    @Test
    void whatAClientHadBeforeItLeftIsCounted() {
        Usage begun = new Usage(100L, null, null, null, 3L, null, null, null);
        PlayedRoad road = PlayedRoad.messages(recorded).enter().read().call().head(200);
        road.firstToken().answer(new Answer("msg_1", PlayedRoad.MODEL, List.of(), begun, null, false));
        road.attemptEnded("cancelled").end(Outcome.CANCELLED, 200, "client_gone", "left");

        assertThat(counts("tollgate.usage.tokens").values()).containsExactlyInAnyOrder(100L, 3L);
        assertThat(texts(histogram("http.server.request.duration"))).doesNotContainKey("error.type");
        assertThat(texts(histogram("gen_ai.client.operation.duration"))).containsEntry("error.type", "cancelled");
    }

    @Test
    void aRefusedRequestIsCountedByItsReasonAndNotAsACall() {
        PlayedRoad.messages(recorded).enter().read().end(Outcome.REJECTED, 429, "rate_limit", "too many");

        assertThat(counts("tollgate.rejections")).isEqualTo(Map.of("{tollgate.reason=rate_limit}", 1L));
        assertThat(recorded.points("gen_ai.client.operation.duration")).isEmpty();
        assertThat(recorded.points("gen_ai.server.request.duration")).isEmpty();
        assertThat(texts(histogram("http.server.request.duration"))).doesNotContainKey("error.type");
    }

    @Test
    void theGatewaysOwnShareOfTheTimeIsMeasured() {
        PlayedRoad.completed(recorded);

        assertThat(recorded.points("tollgate.overhead"))
                .extracting(point -> point.getAttributes().get(stringKey("tollgate.phase")))
                .containsExactlyInAnyOrder("request", "response");
    }

    @Test
    void tokenCountsAndEmbeddingsAreOperationsOfTheirOwn() {
        new PlayedRoad(recorded, "/v1/messages/count_tokens", Dialect.ANTHROPIC_TOKEN_COUNT)
                .enter()
                .read()
                .call()
                .head(200)
                .answer(new Answer(null, null, List.of(), Usage.UNKNOWN, null, true))
                .attemptEnded(null)
                .end(Outcome.COMPLETED, 200, null, null);
        new PlayedRoad(recorded, "/v1/embeddings", Dialect.OPENAI_EMBEDDINGS)
                .enter()
                .read()
                .call()
                .head(200)
                .answer(new Answer(
                        null, "gpt-e", List.of(), new Usage(7L, null, null, null, null, null, null, null), null, true))
                .attemptEnded(null)
                .end(Outcome.COMPLETED, 200, null, null);

        assertThat(recorded.points("gen_ai.client.operation.duration"))
                .extracting(point -> point.getAttributes().get(stringKey("gen_ai.operation.name")))
                .containsExactlyInAnyOrder("count_tokens", "embeddings");
        assertThat(recorded.points("gen_ai.client.token.usage"))
                .singleElement()
                .satisfies(point -> assertThat(texts(point))
                        .containsEntry("gen_ai.token.type", "input")
                        .containsEntry("gen_ai.operation.name", "embeddings"));
        assertThat(recorded.points("tollgate.usage.missing")).isEmpty();
    }

    @Test
    void aModelThatNobodyKnowsIsNoLabel() {
        PlayedRoad.messages(recorded).body("{\"model\": \"made-up\"}").completed();

        assertThat(texts(histogram("gen_ai.client.operation.duration")))
                .containsEntry("gen_ai.request.model", "_other")
                .containsEntry("gen_ai.response.model", PlayedRoad.MODEL);
        assertThat(recorded.spans())
                .anySatisfy(span -> assertThat(span.getAttributes().get(stringKey("gen_ai.request.model")))
                        .isEqualTo("made-up"));
    }

    @Test
    void exemplarsLeadFromBucketsToTraces() {
        PlayedRoad.completed(recorded);

        String trace = recorded.spans().getFirst().getTraceId();
        assertThat(recorded.metrics())
                .filteredOn(metric -> metric.getType() == MetricDataType.HISTOGRAM)
                .filteredOn(metric -> !metric.getName().startsWith("otel."))
                .hasSizeGreaterThan(5)
                .allSatisfy(metric -> assertThat(metric.getHistogramData().getPoints())
                        .as(metric.getName())
                        .allSatisfy(point -> assertThat(point.getExemplars())
                                .singleElement()
                                .satisfies(exemplar -> assertThat(
                                                exemplar.getSpanContext().getTraceId())
                                        .isEqualTo(trace))));
    }

    @Test
    void everyMetricSaysWhatItIs() {
        PlayedRoad.completed(recorded);

        assertThat(recorded.metrics()).allSatisfy(metric -> {
            assertThat(metric.getDescription()).as(metric.getName()).isNotEmpty();
            assertThat(metric.getUnit()).as(metric.getName()).isNotEmpty();
        });
        assertThat(recorded.metrics())
                .filteredOn(metric -> metric.getName().equals("tollgate.cost"))
                .extracting(MetricData::getUnit)
                .containsExactly("{USD}");
    }
}

package dev.tollgate.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.telemetry.RecordedTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.ByteArrayOutputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What the world sees of an exchange, for each way that it can end: everything exactly once, and only when it is over. */
final class TelemetryTest {
    private static final String JSON_QUESTION =
            "{\"model\":\"claude-haiku-4-5\",\"max_tokens\":9,\"temperature\":0.5,\"messages\":[]}";
    private static final String ANSWER =
            "{\"id\":\"msg_1\",\"model\":\"claude-haiku-4-5\",\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":3,\"cache_read_input_tokens\":10,\"output_tokens\":2}}";

    /** One exchange and all that was told of it. */
    private record Told(List<SpanData> spans, int firstTokens, String logs, String line) {
        SpanData server() {
            return spans.stream()
                    .filter(span -> span.getKind() == SpanKind.SERVER)
                    .findFirst()
                    .orElseThrow();
        }

        SpanData client() {
            return spans.stream()
                    .filter(span -> span.getKind() == SpanKind.CLIENT)
                    .findFirst()
                    .orElseThrow();
        }

        String outcome() {
            return String.valueOf(server().getAttributes().get(AttributeKey.stringKey("tollgate.outcome")));
        }
    }

    private interface Asking {
        void ask(Door door) throws Exception;
    }

    private static Told told(RawUpstream.Script script, int spans, Asking asking) throws Exception {
        AtomicReference<RecordedTelemetry> recorded = new AtomicReference<>();
        try (RawUpstream upstream = new RawUpstream(script);
                Door door = Door.recorded(Door.yaml(upstream, "anthropic", ""), recorded)) {
            asking.ask(door);
            long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            while (recorded.get().spans().size() < spans && System.nanoTime() < until) {
                Thread.sleep(10);
            }
            // one that came too often would come now
            Thread.sleep(50);
            List<SpanData> seen = recorded.get().spans();
            assertThat(seen).hasSize(spans);
            assertThat(recorded.get().points("http.server.request.duration"))
                    .singleElement()
                    .satisfies(point ->
                            assertThat(((HistogramPointData) point).getCount()).isEqualTo(1));
            int firstTokens =
                    recorded.get().points("gen_ai.server.time_to_first_token").size();
            String logs = recorded.get().logs().toString();
            String lines = recorded.get().closedAccessLog();
            assertThat(lines.lines()).hasSize(1);
            return new Told(seen, firstTokens, logs, lines);
        }
    }

    @Test
    void aWholeAnswerIsToldWithItsUsage() throws Exception {
        Told told =
                told((request, reply) -> reply.json(200, ANSWER), 2, door -> door.post("/v1/messages", JSON_QUESTION));
        assertThat(told.outcome()).isEqualTo("completed");
        assertThat(told.server().getName()).isEqualTo("POST /v1/messages");
        assertThat(told.client().getName()).isEqualTo("chat claude-haiku-4-5");
        assertThat(told.client().getParentSpanId()).isEqualTo(told.server().getSpanId());
        assertThat(told.client().getAttributes().get(AttributeKey.longKey("gen_ai.usage.input_tokens")))
                .isEqualTo(13);
        assertThat(told.client().getAttributes().get(AttributeKey.longKey("gen_ai.usage.output_tokens")))
                .isEqualTo(2);
        assertThat(told.client().getAttributes().get(AttributeKey.doubleKey("gen_ai.request.temperature")))
                .isEqualTo(0.5);
        assertThat(told.line())
                .contains("http.status=200", "gen_ai.usage.input_tokens=13", "cost=")
                .doesNotContain("outcome=");
    }

    @Test
    void theProviderGetsTheClientSpansContextAndNoBaggage() throws Exception {
        AtomicReference<String> sent = new AtomicReference<>();
        Told told = told(
                (request, reply) -> {
                    sent.set(request.header("traceparent"));
                    reply.json(200, ANSWER);
                },
                2,
                door -> door.post("/v1/messages", JSON_QUESTION));
        assertThat(sent.get())
                .contains(told.client().getTraceId())
                .contains(told.client().getSpanId());
    }

    @Test
    void aStreamIsToldWhenItEnds() throws Exception {
        Told told = told(
                (request, reply) -> {
                    reply.eventStream();
                    reply.chunk(StreamingTest.START + StreamingTest.DELTA);
                    Thread.sleep(200);
                    reply.chunk(StreamingTest.END);
                    reply.end();
                },
                2,
                door -> door.post("/v1/messages", StreamingTest.QUESTION));
        assertThat(told.outcome()).isEqualTo("completed");
        long nanos = told.server().getEndEpochNanos() - told.server().getStartEpochNanos();
        assertThat(Duration.ofNanos(nanos)).isGreaterThan(Duration.ofMillis(200));
        assertThat(told.firstTokens()).isEqualTo(1);
        assertThat(told.client().getAttributes().get(AttributeKey.longKey("gen_ai.usage.output_tokens")))
                .isEqualTo(5);
    }

    @Test
    void aCompressedAnswerYieldsItsUsageAllTheSame() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(
                    (StreamingTest.START + StreamingTest.DELTA + StreamingTest.END).getBytes(StandardCharsets.UTF_8));
        }
        Told told = told(
                (request, reply) -> {
                    reply.head(200, "content-type: text/event-stream\r\ncontent-encoding: gzip\r\n");
                    reply.chunk(packed.toByteArray());
                    reply.end();
                },
                2,
                door -> door.post("/v1/messages", StreamingTest.QUESTION));
        assertThat(told.client().getAttributes().get(AttributeKey.longKey("gen_ai.usage.output_tokens")))
                .isEqualTo(5);
    }

    @Test
    void aProvidersErrorIsTold() throws Exception {
        Told told = told(
                (request, reply) -> reply.json(
                        529, "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"x\"}}"),
                2,
                door -> door.post("/v1/messages", JSON_QUESTION));
        assertThat(told.outcome()).isEqualTo("upstream_error");
        assertThat(told.server().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(told.line()).contains("http.status=529", "outcome=upstream_error");
    }

    @Test
    void aRejectionIsToldWithoutAClientSpan() throws Exception {
        Told told = told((request, reply) -> reply.json(200, ANSWER), 1, door -> door.post("/v1/messages", "{"));
        assertThat(told.outcome()).isEqualTo("rejected");
        assertThat(told.server().getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(told.line()).contains("http.status=400", "outcome=rejected");
    }

    @Test
    void aClientThatLeavesWhileWaitingIsTold() throws Exception {
        Told told = told((request, reply) -> reply.untilClosed(Duration.ofSeconds(3)), 2, door -> {
            RawClient client = door.raw().post("/v1/messages", JSON_QUESTION);
            Thread.sleep(200);
            client.close();
        });
        assertThat(told.outcome()).isEqualTo("cancelled");
        assertThat(told.server().getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(told.line()).contains("outcome=cancelled");
    }

    @Test
    void aClientThatLeavesInMidStreamIsToldWithTheUsageSoFar() throws Exception {
        Told told = told(
                (request, reply) -> {
                    reply.eventStream();
                    reply.chunk(StreamingTest.START);
                    reply.untilClosed(Duration.ofSeconds(3));
                },
                2,
                door -> {
                    RawClient client = door.raw().post("/v1/messages", StreamingTest.QUESTION);
                    client.readUntil("\n\n");
                    client.close();
                });
        assertThat(told.outcome()).isEqualTo("cancelled");
        assertThat(told.client().getAttributes().get(AttributeKey.longKey("gen_ai.usage.input_tokens")))
                .isEqualTo(3);
    }

    @Test
    void aBrokenStreamDoesNotReadLikeASuccess() throws Exception {
        Told told = told(
                (request, reply) -> {
                    reply.eventStream();
                    reply.chunk(StreamingTest.START);
                    Thread.sleep(100);
                    reply.reset();
                },
                2,
                door -> {
                    try (RawClient client = door.raw().post("/v1/messages", StreamingTest.QUESTION)) {
                        client.readUntil("\n\n");
                        assertThatThrownBy(client::readAll).isInstanceOf(SocketException.class);
                    }
                });
        assertThat(told.outcome()).isEqualTo("interrupted");
        assertThat(told.server().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(told.line()).contains("outcome=interrupted");
    }

    @Test
    void noKeyAndNoContentIsTold() throws Exception {
        Told told = told(
                (request, reply) -> reply.json(200, ANSWER),
                2,
                door -> door.post(
                        "/v1/messages",
                        "{\"model\":\"claude-haiku-4-5\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"very-secret\"}]}"));
        assertThat(told.spans().toString() + told.logs() + told.line()).doesNotContain("very-secret", "client-key");
    }
}

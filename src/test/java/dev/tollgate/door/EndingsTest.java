package dev.tollgate.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ledger.Entry;
import dev.tollgate.telemetry.RecordedTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each endpoint with each way of ending: two spans, one log record, one point and one entry of the book, which say the same.
 */
final class EndingsTest {
    private static final AttributeKey<String> REQUEST_ID = AttributeKey.stringKey("tollgate.request.id");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("tollgate.outcome");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("gen_ai.operation.name");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    private static final String CHAT_STREAM =
            "data: {\"id\":\"c\",\"model\":\"gpt-4o\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"hi\"}}]}\n\n";
    private static final String CHAT_END =
            "data: {\"id\":\"c\",\"model\":\"gpt-4o\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: {\"id\":\"c\",\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":5}}\n\ndata: [DONE]\n\n";
    private static final String RESPONSE_STREAM =
            "event: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\",\"delta\":\"hi\"}\n\n";
    private static final String RESPONSE_END =
            "event: response.completed\ndata: {\"type\":\"response.completed\",\"response\":{\"id\":\"r\",\"model\":\"gpt-5\",\"status\":\"completed\",\"usage\":{\"input_tokens\":3,\"output_tokens\":5}}}\n\n";

    /**
     * @param start the first events of a stream, or null where the answer is whole
     * @param end the last events, or the whole answer
     */
    private enum Endpoint {
        MESSAGES(
                "/v1/messages",
                "chat",
                null,
                "{\"id\":\"m\",\"model\":\"claude-x\",\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":3,\"output_tokens\":5}}"),
        MESSAGES_STREAM("/v1/messages", "chat", StreamingTest.START + StreamingTest.DELTA, StreamingTest.END),
        COUNT_TOKENS("/v1/messages/count_tokens", "count_tokens", null, "{\"input_tokens\":3}"),
        CHAT(
                "/v1/chat/completions",
                "chat",
                null,
                "{\"id\":\"c\",\"model\":\"gpt-4o\",\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":5}}"),
        CHAT_STREAMED("/v1/chat/completions", "chat", CHAT_STREAM, CHAT_END),
        RESPONSES_STREAMED("/v1/responses", "chat", RESPONSE_STREAM, RESPONSE_END),
        EMBEDDINGS(
                "/v1/embeddings",
                "embeddings",
                null,
                "{\"model\":\"e\",\"data\":[],\"usage\":{\"prompt_tokens\":3,\"total_tokens\":3}}");

        private final String path;
        private final String operation;
        private final @Nullable String start;
        private final String end;

        Endpoint(String path, String operation, @Nullable String start, String end) {
            this.path = path;
            this.operation = operation;
            this.start = start;
            this.end = end;
        }

        boolean streams() {
            return start != null;
        }

        String question() {
            return "{\"model\":\"m\",\"max_tokens\":9,\"stream\":" + streams() + ",\"messages\":[],\"input\":\"x\"}";
        }
    }

    private enum Way {
        COMPLETED("completed", "completed", 200),
        PROVIDER_ERROR("upstream_error", "failed", 529),
        CUT("interrupted", "failed", 200),
        TIMEOUT("timeout", "failed", 200),
        CLIENT_GONE("cancelled", "cancelled", 200),
        REJECTED("rejected", null, 403);

        private final String outcome;
        private final @Nullable String state;
        private final int status;

        Way(String outcome, @Nullable String state, int status) {
            this.outcome = outcome;
            this.state = state;
            this.status = status;
        }

        /** A whole answer that has not begun leaves no status but that of the gateway's own word. */
        long status(Endpoint endpoint) {
            if (endpoint.streams()) {
                return status;
            }
            return this == TIMEOUT ? 504 : this == CLIENT_GONE ? 0 : status;
        }
    }

    private record Case(Endpoint endpoint, Way way) {
        String id() {
            return endpoint + "-" + way;
        }
    }

    @TempDir
    Path folder;

    @Test
    void everySignalTellsEveryEndingOfEveryEndpointOnce() throws Exception {
        List<Case> cases = new ArrayList<>();
        for (Endpoint endpoint : Endpoint.values()) {
            for (Way way : Way.values()) {
                cases.add(new Case(endpoint, way));
            }
        }
        AtomicReference<RecordedTelemetry> recorded = new AtomicReference<>();
        try (RawUpstream upstream = new RawUpstream(EndingsTest::answer);
                BookedDoor booked = BookedDoor.recorded(folder, yaml(upstream.hostAndPort()), recorded)) {
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                clients.invokeAll(
                        cases.stream().map(one -> asking(booked.door(), one)).toList());
            }
            RecordedTelemetry telemetry = recorded.get();
            await(() -> telemetry.logs().size() >= cases.size());
            Map<String, Entry> book = booked.requests().stream()
                    .map(detail -> detail.entry().entry())
                    .collect(Collectors.toMap(Entry::requestId, entry -> entry));
            for (Case one : cases) {
                check(one, telemetry, book.get(one.id()));
            }
            assertThat(count(telemetry, "http.server.request.duration")).isEqualTo(cases.size());
            assertThat(count(telemetry, "gen_ai.client.operation.duration"))
                    .isEqualTo(cases.stream()
                            .filter(one -> one.way() != Way.REJECTED)
                            .count());
        }
    }

    private static void answer(RawUpstream.Received request, Reply reply) throws IOException, InterruptedException {
        String[] words = request.header("x-case").split("-", 2);
        Endpoint endpoint = Endpoint.valueOf(words[0]);
        Way way = Way.valueOf(words[1]);
        if (way == Way.PROVIDER_ERROR) {
            reply.json(529, "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"busy\"}}");
            return;
        }
        boolean stalls = way == Way.TIMEOUT || way == Way.CLIENT_GONE;
        if (endpoint.start != null) {
            reply.eventStream();
            reply.chunk(endpoint.start);
            if (way == Way.COMPLETED) {
                reply.chunk(endpoint.end);
                reply.end();
            }
        } else if (way == Way.COMPLETED) {
            reply.json(200, endpoint.end);
        } else if (way == Way.CUT) {
            reply.raw("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{");
        }
        if (stalls) {
            Thread.sleep(2_500);
        }
        if (way == Way.CUT) {
            reply.reset();
        }
    }

    private static String yaml(String upstream) {
        String policies =
                "policies: { timeout: { requestTimeout: 1s }, apiKey: { keys: [ { key: sk-good }, { key: sk-poor, allowedModels: [ other ] } ] } }";
        return """
                binds:
                - port: 0
                  listeners:
                  - routes:
                    - matches: [ { path: { pathPrefix: /v1/messages } } ]
                      %1$s
                      backends: [ { ai: { name: anthropic, hostOverride: "%2$s", provider: { anthropic: {} }, routes: { /v1/messages: messages, /v1/messages/count_tokens: anthropicTokenCount } } } ]
                    - %1$s
                      backends: [ { ai: { name: openai, hostOverride: "%2$s", provider: { openAI: {} }, routes: { /v1/chat/completions: completions, /v1/responses: responses, /v1/embeddings: embeddings } } } ]
                """.formatted(policies, upstream);
    }

    private static Callable<Void> asking(Door door, Case one) {
        return () -> {
            ask(door, one);
            return null;
        };
    }

    private static void ask(Door door, Case one) throws IOException {
        String body = one.endpoint().question();
        String key = one.way() == Way.REJECTED ? "sk-poor" : "sk-good";
        try (RawClient client = door.raw()) {
            client.send("POST " + one.endpoint().path + " HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
                    + "x-api-key: " + key + "\r\nx-request-id: " + one.id() + "\r\nx-case: " + one.id()
                    + "\r\nconnection: close\r\ncontent-length: " + body.length() + "\r\n\r\n" + body);
            if (one.way() != Way.CLIENT_GONE) {
                readToTheEnd(client);
            } else if (one.endpoint().streams()) {
                client.readUntil("\n\n");
            } else {
                client.readsNothingFor(Duration.ofMillis(200));
            }
        }
    }

    private static void readToTheEnd(RawClient client) {
        try {
            client.readAll();
        } catch (IOException e) {
            // a cut answer looks cut
        }
    }

    private static void check(Case one, RecordedTelemetry telemetry, @Nullable Entry entry) {
        String id = one.id();
        boolean called = one.way() != Way.REJECTED;
        SpanData server =
                only(telemetry.spans(), span -> id.equals(span.getAttributes().get(REQUEST_ID)), id);
        LogRecordData log = only(
                telemetry.logs(), record -> id.equals(record.getAttributes().get(REQUEST_ID)), id);
        List<SpanData> calls = telemetry.spans().stream()
                .filter(span -> span.getKind() == SpanKind.CLIENT
                        && span.getParentSpanId().equals(server.getSpanId()))
                .toList();
        assertThat(calls).as(id).hasSize(called ? 1 : 0);
        for (Attributes told : List.of(server.getAttributes(), log.getAttributes())) {
            assertThat(told.get(OUTCOME)).as(id).isEqualTo(one.way().outcome);
            assertThat(told.get(ROUTE)).as(id).isEqualTo(one.endpoint().path);
            long status = one.way().status(one.endpoint());
            assertThat(told.get(STATUS)).as(id).isEqualTo(status == 0 ? null : Long.valueOf(status));
        }
        boolean serversError = one.way() == Way.PROVIDER_ERROR || one.way() == Way.CUT || one.way() == Way.TIMEOUT;
        assertThat(server.getAttributes().get(ERROR_TYPE) != null).as(id).isEqualTo(serversError);
        if (called) {
            assertThat(calls.getFirst().getAttributes().get(OPERATION)).as(id).isEqualTo(one.endpoint().operation);
            assertThat(log.getAttributes().get(OPERATION)).as(id).isEqualTo(one.endpoint().operation);
            if (entry == null) {
                throw new AssertionError(id + " is not in the book");
            }
            assertThat(entry.state().text()).as(id).isEqualTo(one.way().state);
            assertThat(entry.asked().operation()).as(id).isEqualTo(one.endpoint().operation);
            assertThat(entry.traceId()).as(id).isEqualTo(server.getTraceId());
        } else {
            assertThat(entry).as(id).isNull();
        }
    }

    private static <T> T only(List<T> all, Predicate<T> which, String id) {
        List<T> found = all.stream().filter(which).toList();
        assertThat(found).as(id).hasSize(1);
        return found.getFirst();
    }

    private static long count(RecordedTelemetry telemetry, String metric) {
        return telemetry.points(metric).stream()
                .mapToLong(point -> ((HistogramPointData) point).getCount())
                .sum();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.holds() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        // one that came too often would come now
        Thread.sleep(100);
    }
}

package dev.tollgate.telemetry;

import com.sun.management.ThreadMXBean;
import dev.tollgate.llm.Dialect;
import dev.tollgate.pipeline.Attempt;
import dev.tollgate.pipeline.Ending;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.Outcome;
import dev.tollgate.pipeline.Policies;
import dev.tollgate.pipeline.Upstream;
import dev.tollgate.route.Bind;
import dev.tollgate.route.Listener;
import dev.tollgate.route.Route;
import dev.tollgate.route.RouteType;
import dev.tollgate.route.RouteTypes;
import dev.tollgate.route.Routed;
import dev.tollgate.wire.RequestFacts;
import dev.tollgate.wire.RequestScan;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpRequest;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What telling one exchange costs the event loop, in CPU time and in bytes allocated: run it as a program. The exporters take all
 * that they get, so that no span is dropped; the access log goes nowhere.
 */
final class TelemetryCost {
    private static final int ROUNDS = 12;
    private static final int EXCHANGES = 50_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private TelemetryCost() {}

    public static void main(String[] arguments) {
        measure("nothing is exported, Prometheus text only", false, false, false);
        measure("spans", true, false, false);
        measure("spans, metrics", true, true, false);
        measure("spans, metrics, log records", true, true, true);
    }

    private static void measure(String what, boolean spans, boolean metrics, boolean logs) {
        try (Telemetry telemetry = Telemetry.start(
                TelemetrySettings.DEFAULT,
                LoggingSettings.DEFAULT,
                model -> true,
                OutputStream.nullOutputStream(),
                sdk -> {
                    if (spans) {
                        sdk.addPropertiesSupplier(() -> Map.of("otel.traces.sampler", "parentbased_always_on"))
                                .addTracerProviderCustomizer((provider, config) ->
                                        provider.addSpanProcessor(BatchSpanProcessor.builder(new NoSpans())
                                                .setMaxQueueSize(100_000)
                                                .build()));
                    }
                    if (metrics) {
                        sdk.addMeterProviderCustomizer((provider, config) -> provider.registerMetricReader(
                                PeriodicMetricReader.create(InMemoryMetricExporter.create())));
                    }
                    if (logs) {
                        sdk.addLoggerProviderCustomizer((provider, config) ->
                                provider.addLogRecordProcessor(BatchLogRecordProcessor.builder(new NoLogs())
                                        .setMaxQueueSize(100_000)
                                        .build()));
                    }
                })) {
            Played played = new Played();
            for (int round = 0; round < ROUNDS; round++) {
                played.run(null);
            }
            double base = played.nanos;
            long baseBytes = played.bytes;
            for (int round = 0; round < ROUNDS; round++) {
                played.run(telemetry);
            }
            System.out.printf(
                    "%-45s %6.2f us, %6d bytes per exchange%n",
                    what, (played.nanos - base) / 1000, played.bytes - baseBytes);
        }
    }

    /** The same exchange again and again; {@code nanos} and {@code bytes} are of the last round, for each exchange. */
    private static final class Played {
        private final PlayedRequest request;
        private final MutableHttpHeaders headers;
        private final Routed routed;
        private final RequestFacts facts;
        private final Upstream upstream = new Upstream(
                "anthropic", "anthropic", Dialect.ANTHROPIC_MESSAGES, PlayedRoad.MODEL, "api.anthropic.com", 443);
        private double nanos;
        private long bytes;

        Played() {
            MutableHttpRequest<Object> post = HttpRequest.POST("/v1/messages?beta=true", "");
            post.getHeaders()
                    .add("host", "localhost:3000")
                    .add("user-agent", "claude-cli/2.1.330")
                    .add("x-claude-code-session-id", "4dd1b5a0-5a2d-4c3e-9d26-6a4d2f6d6f52")
                    .add("anthropic-version", "2023-06-01");
            request = new PlayedRequest(post);
            headers = HttpRequest.POST("/v1/messages", "").getHeaders();
            Route route = new Route(
                    "route0",
                    List.of(),
                    List.of(),
                    new RouteTypes(Map.of("/v1/messages", RouteType.MESSAGES)),
                    Policies.NONE);
            Listener listener = new Listener("listener0", "*", List.of(route));
            Bind bind = new Bind(3000, "127.0.0.1", "a test", List.of(listener));
            routed = new Routed(bind, listener, route, RouteType.MESSAGES, null);
            facts = RequestScan.scan("""
                    {"model": "claude-haiku-4-5-20251001", "stream": true, "temperature": 1, "max_tokens": 32000}""".getBytes(StandardCharsets.UTF_8));
        }

        void run(@Nullable Telemetry telemetry) {
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            long started = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < EXCHANGES; i++) {
                exchange(telemetry);
            }
            nanos = (THREADS.getCurrentThreadCpuTime() - started) / (double) EXCHANGES;
            bytes = (THREADS.getCurrentThreadAllocatedBytes() - allocated) / EXCHANGES;
        }

        private void exchange(@Nullable Telemetry telemetry) {
            Exchange exchange = Exchange.open(request, "req_1", Instant.now(), System.nanoTime());
            if (telemetry != null) {
                telemetry.watch(exchange);
            }
            exchange.learn(routed);
            exchange.speaks(Dialect.ANTHROPIC_MESSAGES);
            exchange.learn(facts);
            Attempt attempt = exchange.attempt(upstream, headers);
            attempt.head(200, "req_011CZ", System.nanoTime());
            attempt.firstToken(System.nanoTime());
            attempt.answer(PlayedRoad.ANSWER);
            attempt.cost(PlayedRoad.COST);
            Ending ending = new Ending(Outcome.COMPLETED, 200, null, null, System.nanoTime());
            exchange.settle(attempt, null, ending);
            exchange.attemptEnded(attempt, null);
            exchange.end(ending);
        }
    }

    private static final class NoSpans implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    private static final class NoLogs implements LogRecordExporter {
        @Override
        public CompletableResultCode export(Collection<LogRecordData> logs) {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}

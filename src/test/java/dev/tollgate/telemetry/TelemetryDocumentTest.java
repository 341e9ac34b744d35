package dev.tollgate.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.auth.Identity;
import dev.tollgate.llm.Answer;
import dev.tollgate.llm.Dialect;
import dev.tollgate.llm.Usage;
import dev.tollgate.pipeline.Outcome;
import dev.tollgate.telemetry.TelemetrySettings.CaptureContent;
import dev.tollgate.telemetry.TelemetrySettings.Conventions;
import dev.tollgate.telemetry.TelemetrySettings.Incoming;
import dev.tollgate.telemetry.TelemetrySettings.ToldHeader;
import dev.tollgate.telemetry.health.ProcessHealth;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/telemetry.md} lists what traffic of every kind emits: all of it, and nothing else. */
final class TelemetryDocumentTest {
    private static final String TAG = "tollgate.tag.";

    private static RecordedTelemetry recorded;
    private static Collection<MetricData> metrics;

    @BeforeAll
    static void traffic() throws InterruptedException {
        recorded = RecordedTelemetry.start(
                new TelemetrySettings(
                        null,
                        null,
                        Map.of(),
                        null,
                        Incoming.PARENT,
                        Conventions.BOTH,
                        CaptureContent.SPAN,
                        List.of(new ToldHeader("x-team", "team", Set.of("a"))),
                        false),
                model -> true);
        everything();
        broken();
        GatewayMetrics gateway = recorded.telemetry().gateway();
        gateway.configurationReloaded(true);
        gateway.ledgerCommitted(1);
        gateway.ledgerFailed();
        gateway.ledgerPending(() -> 0);
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try (ProcessHealth health = ProcessHealth.start(recorded.telemetry().meter(), loops)) {
            assertThat(health).isNotNull();
            System.gc();
            Thread.sleep(1500);
            metrics = recorded.metrics();
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    @AfterAll
    static void close() {
        recorded.close();
    }

    private static void everything() {
        PlayedRoad road = PlayedRoad.messages(recorded)
                .header("user-agent", "test")
                .header("x-team", "a")
                .header("x-claude-code-session-id", "s")
                .header("x-claude-code-agent-id", "a1")
                .header("x-claude-code-parent-agent-id", "a0")
                .body("""
                        {"model": "m", "stream": true, "temperature": 1, "top_p": 1, "top_k": 1, "max_tokens": 1, "n": 2,
                         "stop_sequences": ["x"], "frequency_penalty": 1, "presence_penalty": 1, "seed": 1,
                         "response_format": {"type": "json_object"}, "system": "s", "tools": [{"name": "t"}],
                         "messages": [{"role": "user", "content": "q"}]}""")
                .enter()
                .read();
        road.exchange().learn(new Identity("key", null, null, "team", Map.of()));
        road.call()
                .head(200)
                .read("{\"content\": [{\"type\": \"text\", \"text\": \"a\"}]}")
                .firstToken();
        Usage usage = new Usage(10L, 1L, 1L, 1L, 5L, 1L, 1L, "standard");
        road.answer(new Answer("id", "m", List.of("end_turn"), usage, null, true))
                .attemptEnded(null);
        road.end(Outcome.COMPLETED, 200, null, null);
    }

    private static void broken() {
        PlayedRoad.messages(recorded).enter().read().end(Outcome.REJECTED, 401, "auth", "no key");
        PlayedRoad cut = PlayedRoad.messages(recorded).enter().read().call().head(200);
        cut.attemptEnded("interrupted").end(Outcome.INTERRUPTED, 200, "cut", "broke off");
        PlayedRoad failed = PlayedRoad.messages(recorded).enter().read().call().head(500);
        failed.attemptEnded("500").end(Outcome.UPSTREAM_ERROR, 500, "provider_error", "500");
        new PlayedRoad(recorded, "BREW", "/v1/coffee", Dialect.OPENAI_OTHER)
                .enter()
                .end(Outcome.REJECTED, 404, "no_route", "No route");
        PlayedRoad counted = new PlayedRoad(recorded, "/v1/messages/count_tokens", Dialect.ANTHROPIC_TOKEN_COUNT);
        counted.enter().read().call().head(500).attemptEnded("500").end(Outcome.UPSTREAM_ERROR, 500, null, null);
    }

    private static String name(AttributeKey<?> key) {
        return key.getKey().startsWith(TAG) ? TAG + "NAME" : key.getKey();
    }

    private static String type(AttributeKey<?> key) {
        return switch (key.getType()) {
            case STRING -> "string";
            case LONG -> "int";
            case DOUBLE -> "double";
            case BOOLEAN -> "boolean";
            case STRING_ARRAY -> "string[]";
            default -> key.getType().name();
        };
    }

    private static Map<String, String> typed(Stream<Attributes> all) {
        Map<String, String> types = new TreeMap<>();
        all.forEach(attributes -> attributes.forEach((key, value) -> types.put(name(key), type(key))));
        return types;
    }

    private static Map<String, String> documented(String heading) {
        return new TreeMap<>(TelemetryPage.table(heading).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, row -> row.getValue().getFirst())));
    }

    private static Stream<Attributes> spans(SpanKind kind) {
        return recorded.spans().stream().filter(span -> span.getKind() == kind).map(SpanData::getAttributes);
    }

    @Test
    void theServerSpan() {
        assertThat(documented("SERVER span")).isEqualTo(typed(spans(SpanKind.SERVER)));
    }

    @Test
    void theClientSpan() {
        assertThat(documented("CLIENT span")).isEqualTo(typed(spans(SpanKind.CLIENT)));
    }

    @Test
    void theLogRecord() {
        assertThat(documented("Log records"))
                .isEqualTo(typed(recorded.logs().stream()
                        .filter(log -> "tollgate.request".equals(log.getEventName()))
                        .map(LogRecordData::getAttributes)));
    }

    private static String instrument(MetricData metric) {
        String instrument = switch (metric.getType()) {
            case HISTOGRAM -> "histogram";
            case LONG_SUM -> metric.getLongSumData().isMonotonic() ? "counter" : "up-down counter";
            case DOUBLE_SUM -> metric.getDoubleSumData().isMonotonic() ? "counter" : "up-down counter";
            case LONG_GAUGE, DOUBLE_GAUGE -> "gauge";
            default -> metric.getType().name().toLowerCase(Locale.ROOT);
        };
        return instrument + ", " + metric.getUnit();
    }

    private static Set<String> labels(MetricData metric) {
        Set<String> labels = new TreeSet<>();
        metric.getData()
                .getPoints()
                .forEach(point -> point.getAttributes().forEach((key, value) -> labels.add(name(key))));
        return labels;
    }

    @Test
    void theMetrics() {
        Map<String, List<String>> documented = TelemetryPage.table("Metrics");
        documented.putAll(TelemetryPage.table("The process"));
        Set<String> emitted = metrics.stream()
                .map(MetricData::getName)
                .filter(name -> !name.startsWith("otel."))
                .collect(Collectors.toSet());
        assertThat(new TreeSet<>(emitted)).isEqualTo(documented.keySet());
        for (MetricData metric : metrics) {
            List<String> cells = documented.get(metric.getName());
            if (cells != null) {
                assertThat(cells.getFirst()).as(metric.getName()).isEqualTo(instrument(metric));
                assertThat(new TreeSet<>(TelemetryPage.names(cells.get(1))))
                        .as(metric.getName())
                        .isEqualTo(labels(metric));
            }
        }
    }

    @Test
    void everyNameThatTheCodeKnowsIsOnThePage() throws IOException {
        String page = Files.readString(TelemetryPage.PATH);
        Pattern key = Pattern.compile("(?:string|long|double|boolean|stringArray)Key\\(\\s*\"([a-z][a-z0-9_.]+)\"");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/tollgate/telemetry"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher found = key.matcher(Files.readString(file));
                while (found.find()) {
                    if (!found.group(1).startsWith("service.")) {
                        assertThat(page).as(file.toString()).contains("`" + found.group(1));
                    }
                }
            }
        }
    }
}

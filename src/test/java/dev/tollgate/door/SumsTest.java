package dev.tollgate.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ledger.Entry;
import dev.tollgate.ledger.EntryState;
import dev.tollgate.ledger.RequestDetail;
import dev.tollgate.llm.Usage;
import dev.tollgate.llm.UsageSource;
import dev.tollgate.simulate.BillEntry;
import dev.tollgate.simulate.SampleTraffic;
import dev.tollgate.simulate.SampleTrafficOptions;
import dev.tollgate.simulate.Simulator;
import dev.tollgate.simulate.SimulatorOptions;
import dev.tollgate.telemetry.RecordedTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics, log records, ledger and the provider's bill of the same mixed traffic say the same. */
final class SumsTest {
    private static final double NANOS = 1e9;

    @TempDir
    Path folder;

    @Test
    void allSignalsTheLedgerAndTheBillAgree() throws Exception {
        AtomicReference<RecordedTelemetry> recorded = new AtomicReference<>();
        try (Simulator simulator = Simulator.start(SimulatorOptions.DEFAULTS);
                BookedDoor booked =
                        BookedDoor.recorded(folder, yaml(simulator.uri().getAuthority()), recorded)) {
            play(booked);
            List<RequestDetail> book = booked.requests();
            assertThat(book).hasSizeGreaterThan(50);
            assertThat(book.stream().map(detail -> detail.entry().entry().state()))
                    .contains(EntryState.COMPLETED, EntryState.FAILED, EntryState.CANCELLED)
                    .doesNotContain(EntryState.OPEN);
            List<Entry> entries =
                    book.stream().map(detail -> detail.entry().entry()).toList();
            metricsAgree(recorded.get(), entries);
            logsAgree(recorded.get(), entries);
            billAgrees(simulator, entries);
            assertThat(booked.reader().verify().problems()).isEmpty();
        }
    }

    /** Traffic for some seconds, and then until the last entry is settled. */
    private static void play(BookedDoor booked) throws Exception {
        URI gateway = booked.door().uri("");
        try (SampleTraffic traffic = SampleTraffic.start(gateway, new SampleTrafficOptions(30, List.of("sk-a"), 5))) {
            Thread.sleep(5_000);
            assertThat(traffic.requests()).isPositive();
        }
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (booked.requests().stream()
                        .anyMatch(detail -> detail.entry().entry().state() == EntryState.OPEN)
                && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        // the telemetry of an exchange is told a moment after its entry is durable
        Thread.sleep(300);
    }

    private static String yaml(String upstream) {
        return """
                binds:
                - port: 0
                  listeners:
                  - routes:
                    - matches: [ { path: { pathPrefix: /v1/messages } } ]
                      backends: [ { ai: { name: anthropic, hostOverride: "%1$s", provider: { anthropic: {} }, routes: { /v1/messages: messages } } } ]
                    - backends: [ { ai: { name: openai, hostOverride: "%1$s", provider: { openAI: {} }, routes: { /v1/chat/completions: completions, /v1/responses: responses, /v1/embeddings: embeddings } } } ]
                """.formatted(upstream);
    }

    private static void metricsAgree(RecordedTelemetry telemetry, List<Entry> entries) {
        Map<String, Long> byKind = telemetry.points("tollgate.usage.tokens").stream()
                .map(LongPointData.class::cast)
                .collect(Collectors.groupingBy(
                        point -> String.valueOf(
                                point.getAttributes().get(AttributeKey.stringKey("tollgate.token.kind"))),
                        Collectors.summingLong(LongPointData::getValue)));
        long read = sum(entries, Usage::cacheReadTokens);
        long write5m = sum(entries, Usage::cacheWrite5mTokens);
        long write1h = sum(entries, Usage::cacheWrite1hTokens);
        Map<String, Long> booked = Map.of(
                "input", sum(entries, Usage::inputTokens) - read - write5m - write1h,
                "cache_read", read,
                "cache_write_5m", write5m,
                "cache_write_1h", write1h,
                "output", sum(entries, Usage::outputTokens));
        booked.forEach((kind, tokens) ->
                assertThat(byKind.getOrDefault(kind, 0L)).as(kind).isEqualTo(tokens));
        double usd = telemetry.points("tollgate.cost").stream()
                .map(DoublePointData.class::cast)
                .mapToDouble(DoublePointData::getValue)
                .sum();
        assertThat(Math.round(usd * NANOS)).isEqualTo(cost(entries));
    }

    private static void logsAgree(RecordedTelemetry telemetry, List<Entry> entries) {
        assertThat(logged(telemetry, "gen_ai.usage.input_tokens")).isEqualTo(sum(entries, Usage::inputTokens));
        assertThat(logged(telemetry, "gen_ai.usage.output_tokens")).isEqualTo(sum(entries, Usage::outputTokens));
        double usd = telemetry.logs().stream()
                .map(log -> log.getAttributes().get(AttributeKey.doubleKey("tollgate.cost")))
                .mapToDouble(one -> one == null ? 0 : one)
                .sum();
        assertThat(Math.round(usd * NANOS)).isEqualTo(cost(entries));
    }

    private static long logged(RecordedTelemetry telemetry, String attribute) {
        return telemetry.logs().stream()
                .map(log -> log.getAttributes().get(AttributeKey.longKey(attribute)))
                .mapToLong(one -> one == null ? 0 : one)
                .sum();
    }

    /** Every answer that the gateway took to its end has exactly the tokens that the provider billed, if it told them. */
    private static void billAgrees(Simulator simulator, List<Entry> entries) {
        Map<String, BillEntry> bill = simulator.bill().entries().stream()
                .collect(Collectors.toMap(BillEntry::requestId, entry -> entry, (one, other) -> other));
        for (Entry entry : entries) {
            if (entry.state() == EntryState.COMPLETED) {
                BillEntry billed = bill.get(entry.result().providerRequestId());
                if (billed == null) {
                    throw new AssertionError(entry.result().providerRequestId() + " is not on the bill");
                }
                Usage usage = entry.result().charge().usage();
                if (entry.result().charge().source() == UsageSource.UNKNOWN) {
                    assertThat(usage.inputTokens()).isNull();
                    continue;
                }
                assertThat(usage.inputTokens()).isEqualTo(billed.usage().inputTokens());
                assertThat(zero(usage.outputTokens()))
                        .isEqualTo(zero(billed.usage().outputTokens()));
                assertThat(zero(usage.cacheReadTokens()))
                        .isEqualTo(zero(billed.usage().cacheReadTokens()));
            }
        }
    }

    private static long sum(List<Entry> entries, Function<Usage, @Nullable Long> part) {
        return entries.stream()
                .mapToLong(entry -> zero(part.apply(entry.result().charge().usage())))
                .sum();
    }

    private static long cost(List<Entry> entries) {
        return entries.stream()
                .mapToLong(entry -> zero(entry.result().charge().costNanoUsd()))
                .sum();
    }

    private static long zero(@Nullable Long count) {
        return count == null ? 0 : count;
    }
}

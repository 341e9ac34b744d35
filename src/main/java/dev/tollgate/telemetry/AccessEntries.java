package dev.tollgate.telemetry;

import dev.tollgate.pipeline.Attempt;
import dev.tollgate.pipeline.Ending;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.Outcome;
import dev.tollgate.route.Routed;
import dev.tollgate.telemetry.accesslog.AccessEntry;
import dev.tollgate.wire.RequestFacts;
import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;

/** Makes the access log's line of an exchange: the values now, the text later and elsewhere. */
final class AccessEntries {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private AccessEntries() {}

    static AccessEntry of(Summary summary, SpanContext span) {
        Exchange exchange = summary.exchange();
        Ending ending = summary.ending();
        boolean well = ending.outcome() == Outcome.COMPLETED;
        return new AccessEntry(
                Moments.epochNanos(exchange, ending.nanos()),
                where(exchange),
                http(summary),
                span.isValid() ? new AccessEntry.Trace(span.getTraceId(), span.getSpanId()) : null,
                summary.keyId(),
                summary.last() == null ? null : genAi(summary, summary.last()),
                summary.nanos() / NANOS_PER_MILLI,
                summary.charge() == null ? null : summary.charge().nanoUsd(),
                well ? null : ending.outcome().text(),
                well ? null : ending.message() == null ? ending.reason() : ending.message());
    }

    private static AccessEntry.Where where(Exchange exchange) {
        Routed routed = exchange.find(Routed.class);
        int port = exchange.request().getServerAddress().getPort();
        return routed == null
                ? new AccessEntry.Where(port, null, null)
                : new AccessEntry.Where(
                        port, routed.listener().name(), routed.route().name());
    }

    private static AccessEntry.Http http(Summary summary) {
        Entrance entrance = summary.entrance();
        return new AccessEntry.Http(
                entrance.client(),
                entrance.originalMethod() == null ? entrance.method() : entrance.originalMethod(),
                entrance.host(),
                entrance.path(),
                entrance.query(),
                entrance.version(),
                summary.ending().status());
    }

    private static AccessEntry.GenAi genAi(Summary summary, Attempt last) {
        RequestFacts facts = summary.exchange().find(RequestFacts.class);
        return new AccessEntry.GenAi(
                last.upstream().host(),
                last.upstream().port(),
                summary.operationText(),
                last.upstream().provider(),
                cut(last.upstream().model()),
                cut(last.answer().model()),
                summary.usage().inputTokens(),
                summary.usage().outputTokens(),
                facts == null ? null : facts.temperature(),
                facts == null ? null : facts.maxTokens());
    }

    private static @Nullable String cut(@Nullable String name) {
        return name == null ? null : Text.cut(name, RequestAttributes.LONGEST);
    }
}

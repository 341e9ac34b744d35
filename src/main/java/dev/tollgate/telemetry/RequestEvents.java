package dev.tollgate.telemetry;

import dev.tollgate.llm.Usage;
import dev.tollgate.llm.UsageSource;
import dev.tollgate.pipeline.Attempt;
import dev.tollgate.pipeline.Ending;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.Sessions;
import dev.tollgate.pipeline.Usages;
import dev.tollgate.wire.RequestFacts;
import io.micronaut.http.HttpHeaders;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.context.Context;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The log record of an exchange, event {@code tollgate.request}: what the ledger knows of it, whatever the sampling of traces,
 * without content and without credentials.
 */
final class RequestEvents {
    static final String NAME = "tollgate.request";

    private static final int NANOS_PER_MICRO = 1000;

    private final Logger logger;
    private final SpanNames names;

    RequestEvents(Logger logger, SpanNames names) {
        this.logger = logger;
        this.names = names;
    }

    /** @param span holds the SERVER span */
    void emit(Summary summary, Context span, Tags tags) {
        Severity severity = severity(summary);
        if (!logger.isEnabled(severity, span)) {
            return;
        }
        Exchange exchange = summary.exchange();
        LogRecordBuilder event = logger.logRecordBuilder()
                .setEventName(NAME)
                .setContext(span)
                .setTimestamp(Moments.epochNanos(exchange, summary.ending().nanos()), TimeUnit.NANOSECONDS)
                .setSeverity(severity)
                .setSeverityText(severity.name())
                .setBody(line(summary));
        request(event, summary);
        ending(event, summary);
        if (summary.last() != null) {
            provider(event, summary, summary.last());
        }
        tags.of(exchange.request().getHeaders()).forEach((key, value) -> put(event, key, value));
        event.emit();
    }

    /** For whoever reads logs as lines: {@code POST /v1/messages 200 completed}. */
    private static String line(Summary summary) {
        Ending ending = summary.ending();
        return summary.entrance().method() + " " + summary.route() + (ending.status() > 0 ? " " + ending.status() : "")
                + " " + ending.outcome().text();
    }

    @SuppressWarnings("unchecked") // an attribute's value is of its key's type
    private static <T> void put(LogRecordBuilder event, AttributeKey<?> key, T value) {
        event.setAttribute((AttributeKey<T>) key, value);
    }

    private static Severity severity(Summary summary) {
        return switch (summary.ending().outcome()) {
            case COMPLETED, CANCELLED -> Severity.INFO;
            case REJECTED -> Severity.WARN;
            case UPSTREAM_ERROR, TIMEOUT, INTERRUPTED, INTERNAL -> Severity.ERROR;
        };
    }

    private static void request(LogRecordBuilder event, Summary summary) {
        Exchange exchange = summary.exchange();
        Entrance entrance = summary.entrance();
        event.setAttribute(Own.REQUEST_ID, exchange.requestId());
        event.setAttribute(Http.METHOD, entrance.method());
        event.setAttribute(Http.ROUTE, summary.route());
        event.setAttribute(Http.PATH, entrance.path());
        set(
                event,
                Own.DIALECT,
                exchange.dialect() == null ? null : exchange.dialect().text());
        set(event, Own.KEY_ID, summary.keyId());
        set(event, Own.TEAM, summary.team());
        RequestFacts facts = exchange.find(RequestFacts.class);
        if (facts != null && facts.stream()) {
            event.setAttribute(GenAi.STREAM, true);
        }
        HttpHeaders headers = exchange.request().getHeaders();
        set(event, GenAi.CONVERSATION, Sessions.id(headers, facts));
        set(event, GenAi.AGENT_ID, Sessions.agent(headers));
        set(event, Own.PARENT_AGENT_ID, Sessions.parentAgent(headers));
    }

    private static void ending(LogRecordBuilder event, Summary summary) {
        event.setAttribute(Own.OUTCOME, summary.ending().outcome().text());
        set(event, Own.REASON, summary.ending().reason());
        set(event, Http.ERROR_TYPE, summary.errorType());
        if (summary.ending().status() > 0) {
            event.setAttribute(Http.STATUS, (long) summary.ending().status());
        }
        event.setAttribute(Own.ATTEMPTS, (long) summary.exchange().attempts().size());
        event.setAttribute(Own.DURATION_US, summary.nanos() / NANOS_PER_MICRO);
    }

    private void provider(LogRecordBuilder event, Summary summary, Attempt last) {
        event.setAttribute(GenAi.OPERATION, summary.operationText());
        event.setAttribute(GenAi.PROVIDER, last.upstream().provider());
        event.setAttribute(Own.TARGET, last.upstream().target());
        set(event, GenAi.REQUEST_MODEL, last.upstream().model());
        set(event, GenAi.RESPONSE_MODEL, last.answer().model());
        set(event, GenAi.RESPONSE_ID, last.answer().id());
        set(event, Own.PROVIDER_REQUEST_ID, last.requestId());
        if (summary.firstTokenNanos() > 0 && Usages.answered(last)) {
            event.setAttribute(Own.TIME_TO_FIRST_TOKEN_US, summary.firstTokenNanos() / NANOS_PER_MICRO);
        }
        UsageSource source = Usages.source(last);
        set(event, Own.USAGE_SOURCE, source == null ? null : source.text());
        usage(event, summary.usage());
        Charge charge = summary.charge();
        if (charge != null) {
            set(event, Own.COST, charge.usd());
            set(event, Own.COST_NANO_USD, charge.nanoUsd());
            event.setAttribute(Own.COST_SOURCE, charge.source().text());
        }
    }

    private void usage(LogRecordBuilder event, Usage usage) {
        set(event, GenAi.INPUT_TOKENS, usage.inputTokens());
        set(event, GenAi.OUTPUT_TOKENS, usage.outputTokens());
        set(event, GenAi.CACHE_READ_TOKENS, usage.cacheReadTokens());
        for (AttributeKey<Long> key : names.cacheWrites()) {
            set(event, key, Usages.cacheWrites(usage));
        }
        set(event, Own.CACHE_WRITE_5M_TOKENS, usage.cacheWrite5mTokens());
        set(event, Own.CACHE_WRITE_1H_TOKENS, usage.cacheWrite1hTokens());
        set(event, GenAi.REASONING_TOKENS, usage.reasoningTokens());
        set(event, Own.WEB_SEARCHES, usage.webSearches());
        set(event, Own.SERVICE_TIER, usage.serviceTier());
    }

    private static void set(LogRecordBuilder event, AttributeKey<String> key, @Nullable String value) {
        if (value != null) {
            event.setAttribute(key, Text.cut(value, RequestAttributes.LONGEST));
        }
    }

    private static <T extends Number> void set(LogRecordBuilder event, AttributeKey<T> key, @Nullable T value) {
        if (value != null) {
            event.setAttribute(key, value);
        }
    }
}

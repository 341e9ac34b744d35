package dev.tollgate.telemetry;

import dev.tollgate.llm.Answer;
import dev.tollgate.llm.Usage;
import dev.tollgate.pipeline.Attempt;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.Sessions;
import dev.tollgate.pipeline.Upstream;
import dev.tollgate.pipeline.Usages;
import dev.tollgate.wire.RequestFacts;
import io.micronaut.http.MutableHttpHeaders;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The CLIENT span of an attempt, {@code chat claude-haiku-4-5}: from the call of the provider to the last byte that came. Its
 * context is what the provider gets.
 */
final class ClientSpans {
    private final Tracer tracer;
    private final TextMapPropagator propagator;
    private final SpanNames names;

    ClientSpans(Tracer tracer, TextMapPropagator propagator, SpanNames names) {
        this.tracer = tracer;
        this.propagator = propagator;
        this.names = names;
    }

    /** Opens the span with what a sampler may want to know. {@code parent} holds the SERVER span. */
    Span start(Exchange exchange, Attempt attempt, String operation, Context parent) {
        Upstream upstream = attempt.upstream();
        String model = upstream.model() == null ? null : Text.cut(upstream.model(), RequestAttributes.LONGEST);
        SpanBuilder builder = tracer.spanBuilder(model == null ? operation : operation + " " + model)
                .setSpanKind(SpanKind.CLIENT)
                .setParent(parent)
                .setStartTimestamp(Moments.epochNanos(exchange, attempt.startedNanos()), TimeUnit.NANOSECONDS)
                .setAttribute(GenAi.OPERATION, operation)
                .setAttribute(GenAi.PROVIDER, upstream.provider())
                .setAttribute(Http.SERVER_ADDRESS, upstream.host())
                .setAttribute(Http.SERVER_PORT, (long) upstream.port());
        if (model != null) {
            builder.setAttribute(GenAi.REQUEST_MODEL, model);
        }
        return builder.startSpan();
    }

    /** Puts the span's context, and nothing of the client's, into the headers that the provider gets. */
    void inject(Context span, MutableHttpHeaders headers) {
        TraceHeaders.CLIENTS_OWN.forEach(headers::remove);
        propagator.inject(span, headers, TraceHeaders.SETTER);
    }

    void end(Span span, Exchange exchange, Attempt attempt, long endedNanos, @Nullable String errorType) {
        if (span.isRecording()) {
            RequestFacts facts = exchange.find(RequestFacts.class);
            if (facts != null) {
                RequestAttributes.set(span, facts, names);
            }
            String session = Sessions.id(exchange.request().getHeaders(), facts);
            if (session != null) {
                span.setAttribute(GenAi.CONVERSATION, session);
            }
            answer(span, attempt, firstChunkNanos(attempt, facts));
            if (errorType != null) {
                span.setAttribute(Http.ERROR_TYPE, errorType);
                if (!errorType.equals(Errors.CANCELLED)) {
                    span.setStatus(StatusCode.ERROR);
                }
            }
        }
        span.end(Moments.epochNanos(exchange, endedNanos), TimeUnit.NANOSECONDS);
    }

    /** From the call to the first content, for streams; 0 where none came. */
    static long firstChunkNanos(Attempt attempt, @Nullable RequestFacts facts) {
        boolean streams = facts != null && facts.stream() && Usages.answered(attempt);
        return streams && attempt.firstTokenNanos() != 0 ? attempt.firstTokenNanos() - attempt.startedNanos() : 0;
    }

    private void answer(Span span, Attempt attempt, long firstChunkNanos) {
        Answer answer = attempt.answer();
        text(span, GenAi.RESPONSE_ID, answer.id());
        text(span, GenAi.RESPONSE_MODEL, answer.model());
        text(span, Own.PROVIDER_REQUEST_ID, attempt.requestId());
        if (!answer.finishReasons().isEmpty()) {
            span.setAttribute(GenAi.FINISH_REASONS, answer.finishReasons());
        }
        if (attempt.status() > 0) {
            span.setAttribute(Http.STATUS, (long) attempt.status());
        }
        if (firstChunkNanos > 0) {
            span.setAttribute(GenAi.TIME_TO_FIRST_CHUNK, Moments.seconds(firstChunkNanos));
        }
        Usage usage = answer.usage();
        number(span, GenAi.INPUT_TOKENS, usage.inputTokens());
        number(span, GenAi.OUTPUT_TOKENS, usage.outputTokens());
        number(span, GenAi.CACHE_READ_TOKENS, usage.cacheReadTokens());
        for (AttributeKey<Long> key : names.cacheWrites()) {
            number(span, key, Usages.cacheWrites(usage));
        }
        number(span, GenAi.REASONING_TOKENS, usage.reasoningTokens());
    }

    private static void text(Span span, AttributeKey<String> key, @Nullable String value) {
        if (value != null) {
            span.setAttribute(key, Text.cut(value, RequestAttributes.LONGEST));
        }
    }

    private static void number(Span span, AttributeKey<Long> key, @Nullable Long value) {
        if (value != null) {
            span.setAttribute(key, value);
        }
    }
}

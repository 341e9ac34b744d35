package dev.tollgate.telemetry;

import dev.tollgate.llm.UsageSource;
import dev.tollgate.pipeline.Ending;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.Usages;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The SERVER span of an exchange, {@code POST /v1/messages}: from the first byte read to the last byte written or the break.
 */
final class ServerSpans {
    private static final int LONGEST_USER_AGENT = 512;

    private final Tracer tracer;
    private final TextMapPropagator propagator;
    private final TelemetrySettings.Incoming incoming;

    ServerSpans(Tracer tracer, TextMapPropagator propagator, TelemetrySettings.Incoming incoming) {
        this.tracer = tracer;
        this.propagator = propagator;
        this.incoming = incoming;
    }

    /** Opens the span with what a sampler may want to know. */
    Span start(Exchange exchange, Entrance entrance) {
        SpanBuilder builder = tracer.spanBuilder(name(entrance, RouteLabel.of(entrance.path(), null)))
                .setSpanKind(SpanKind.SERVER)
                .setStartTimestamp(exchange.startedAt())
                .setAttribute(Http.METHOD, entrance.method())
                .setAttribute(Http.SCHEME, entrance.scheme())
                .setAttribute(Http.PATH, entrance.path());
        join(builder, exchange);
        return builder.startSpan();
    }

    private void join(SpanBuilder builder, Exchange exchange) {
        if (incoming == TelemetrySettings.Incoming.IGNORE) {
            builder.setNoParent();
            return;
        }
        Context client = propagator.extract(Context.root(), exchange.request().getHeaders(), TraceHeaders.GETTER);
        if (incoming == TelemetrySettings.Incoming.PARENT) {
            builder.setParent(client);
            return;
        }
        builder.setNoParent();
        SpanContext sent = Span.fromContext(client).getSpanContext();
        if (sent.isValid()) {
            builder.addLink(sent);
        }
    }

    void end(Span span, Summary summary, Tags tags) {
        if (span.isRecording()) {
            describe(span, summary);
            span.setAllAttributes(tags.of(summary.exchange().request().getHeaders()));
        }
        span.end(Moments.epochNanos(summary.exchange(), summary.ending().nanos()), TimeUnit.NANOSECONDS);
    }

    private static void describe(Span span, Summary summary) {
        Exchange exchange = summary.exchange();
        Ending ending = summary.ending();
        request(span, summary);
        span.setAttribute(Own.REQUEST_ID, exchange.requestId());
        set(span, summary);
        span.setAttribute(Own.ATTEMPTS, (long) exchange.attempts().size());
        span.setAttribute(Own.OUTCOME, ending.outcome().text());
        if (ending.status() > 0) {
            span.setAttribute(Http.STATUS, (long) ending.status());
        }
        if (ending.reason() != null) {
            span.setAttribute(Own.REASON, ending.reason());
        }
        if (summary.errorType() != null) {
            span.setAttribute(Http.ERROR_TYPE, summary.errorType());
            // where the status code says it all, the conventions want no description
            span.setStatus(StatusCode.ERROR, ending.status() >= 500 ? "" : orEmpty(ending.message()));
        }
    }

    private static void set(Span span, Summary summary) {
        Exchange exchange = summary.exchange();
        if (exchange.dialect() != null) {
            span.setAttribute(Own.DIALECT, exchange.dialect().text());
        }
        if (summary.keyId() != null) {
            span.setAttribute(Own.KEY_ID, summary.keyId());
        }
        if (summary.team() != null) {
            span.setAttribute(Own.TEAM, summary.team());
        }
        UsageSource source = summary.last() == null ? null : Usages.source(summary.last());
        if (source != null) {
            span.setAttribute(Own.USAGE_SOURCE, source.text());
        }
        Charge charge = summary.charge();
        if (charge != null) {
            span.setAttribute(Own.COST, charge.usd());
            span.setAttribute(Own.COST_SOURCE, charge.source().text());
        }
    }

    private static void request(Span span, Summary summary) {
        Entrance entrance = summary.entrance();
        Exchange exchange = summary.exchange();
        span.updateName(name(entrance, summary.route()));
        span.setAttribute(Http.ROUTE, summary.route());
        if (entrance.originalMethod() != null) {
            span.setAttribute(Http.METHOD_ORIGINAL, entrance.originalMethod());
        }
        if (entrance.query() != null) {
            span.setAttribute(Http.QUERY, entrance.query());
        }
        if (entrance.host() != null) {
            span.setAttribute(Http.SERVER_ADDRESS, entrance.host());
            span.setAttribute(Http.SERVER_PORT, entrance.port());
        }
        span.setAttribute(Http.PROTOCOL_VERSION, entrance.version());
        String peer = Addresses.text(entrance.client());
        span.setAttribute(Http.CLIENT_ADDRESS, peer);
        span.setAttribute(Http.PEER_ADDRESS, peer);
        span.setAttribute(Http.PEER_PORT, (long) entrance.client().getPort());
        String agent = exchange.request().getHeaders().get("user-agent");
        if (agent != null) {
            span.setAttribute(Http.USER_AGENT, Text.cut(agent, LONGEST_USER_AGENT));
        }
    }

    private static String name(Entrance entrance, String route) {
        String method = entrance.method().equals(Entrance.OTHER_METHOD) ? "HTTP" : entrance.method();
        return method + " " + route;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

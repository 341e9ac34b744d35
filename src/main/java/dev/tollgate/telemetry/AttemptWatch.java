package dev.tollgate.telemetry;

import dev.tollgate.auth.Identity;
import dev.tollgate.llm.Operation;
import dev.tollgate.llm.Usage;
import dev.tollgate.pipeline.Attempt;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.Upstream;
import dev.tollgate.pipeline.Usages;
import dev.tollgate.pricing.Cost;
import dev.tollgate.telemetry.content.AnswerCapture;
import dev.tollgate.wire.RequestFacts;
import io.micronaut.http.MutableHttpHeaders;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** Tells one attempt: its CLIENT span and its points. Ended once; a second end does nothing. */
final class AttemptWatch {
    private final Attempt attempt;
    private final Operation operation;
    private final Instrumentation signals;
    private final Span span;
    private final Context context;
    private @Nullable AnswerCapture answer;
    private boolean ended;

    private AttemptWatch(Attempt attempt, Operation operation, Instrumentation signals, Span span) {
        this.attempt = attempt;
        this.operation = operation;
        this.signals = signals;
        this.span = span;
        this.context = Context.root().with(span);
    }

    static AttemptWatch begin(
            Exchange exchange, Attempt attempt, Instrumentation signals, Context parent, MutableHttpHeaders headers) {
        Operation asked = Summary.operation(exchange);
        Operation operation = asked == null ? attempt.upstream().dialect().operation() : asked;
        Span span = signals.clientSpans().start(exchange, attempt, operation.text(), parent);
        AttemptWatch watch = new AttemptWatch(attempt, operation, signals, span);
        signals.clientSpans().inject(watch.context, headers);
        return watch;
    }

    /** What reads the answer along, where its content is told. */
    @Nullable
    AnswerCapture reader(boolean eventStream) {
        answer = signals.content().capture(attempt, eventStream);
        return answer;
    }

    boolean watches(Attempt other) {
        return attempt == other;
    }

    /** Returns what the attempt cost, or null where nothing is charged, or it had ended already. */
    @Nullable
    Charge end(Exchange exchange, long nanos, @Nullable String errorType) {
        if (ended) {
            return null;
        }
        ended = true;
        signals.content().tell(exchange, attempt, span, context, nanos, answer);
        signals.clientSpans().end(span, exchange, attempt, nanos, errorType);
        String error = signals.errors().label(errorType);
        signals.road().attempted(attempt, error, context);
        String model = signals.models().label(attempt.upstream().model(), Usages.answered(attempt));
        call(exchange, nanos, model, error);
        return used(exchange, model, errorType);
    }

    private void call(Exchange exchange, long nanos, @Nullable String model, @Nullable String error) {
        Upstream upstream = attempt.upstream();
        ClientPoint point = new ClientPoint(
                operation,
                new ClientPoint.Labels(
                        operation.text(),
                        upstream.provider(),
                        model,
                        signals.models().label(attempt.answer().model(), Usages.answered(attempt)),
                        upstream.host(),
                        error),
                Math.max(0, nanos - attempt.startedNanos()),
                ClientSpans.firstChunkNanos(attempt, exchange.find(RequestFacts.class)),
                attempt.answer().usage(),
                context);
        for (ClientMetrics metrics : signals.client()) {
            metrics.record(point);
        }
    }

    private @Nullable Charge used(Exchange exchange, @Nullable String model, @Nullable String errorType) {
        Usage usage = attempt.answer().usage();
        String provider = attempt.upstream().provider();
        Attributes tags = signals.tags().labels(exchange.request().getHeaders());
        Identity caller = exchange.find(Identity.class);
        UsageMetrics.Labels labels =
                new UsageMetrics.Labels(provider, model, caller == null ? null : caller.team(), tags);
        signals.usage().used(usage, labels, context);
        boolean silent = Usages.expected(operation) && Usages.answered(attempt) && !Usages.whole(operation, usage);
        if (silent) {
            signals.usage().missing(provider, errorType == null ? "not_sent" : reason(errorType), context);
        }
        Cost cost = attempt.cost();
        if (cost == null) {
            return null;
        }
        Charge charge = Charge.of(cost);
        signals.usage().charged(charge, labels, context);
        return charge;
    }

    private String reason(String errorType) {
        String label = signals.errors().label(errorType);
        return label == null ? errorType : label;
    }
}

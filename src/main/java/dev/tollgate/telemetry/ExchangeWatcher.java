package dev.tollgate.telemetry;

import dev.tollgate.pipeline.Attempt;
import dev.tollgate.pipeline.Ending;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.Outcome;
import dev.tollgate.pipeline.TraceId;
import dev.tollgate.pipeline.Usages;
import dev.tollgate.pipeline.Watcher;
import dev.tollgate.wire.RequestFacts;
import io.micronaut.http.MutableHttpHeaders;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells one exchange in every signal. Whatever happens to the exchange, each span, each point and each line is told exactly
 * once: an attempt that nobody ended is ended with the exchange.
 */
final class ExchangeWatcher implements Watcher {
    private final Instrumentation signals;
    private final Entrance entrance;
    private final Span span;
    private final Context context;
    private @Nullable AttemptWatch current;
    private @Nullable Charge charge;
    private long answeredNanos;

    private ExchangeWatcher(Instrumentation signals, Entrance entrance, Span span) {
        this.signals = signals;
        this.entrance = entrance;
        this.span = span;
        this.context = Context.root().with(span);
    }

    /** Begins to tell an exchange that has just come in. */
    static ExchangeWatcher begin(Exchange exchange, Instrumentation signals) {
        Entrance entrance = Entrance.of(exchange.request());
        Span span = signals.serverSpans().start(exchange, entrance);
        if (span.getSpanContext().isValid()) {
            exchange.learn(new TraceId(span.getSpanContext().getTraceId()));
        }
        signals.http().begun(entrance);
        return new ExchangeWatcher(signals, entrance, span);
    }

    @Override
    public void attemptStarting(Exchange exchange, Attempt attempt, MutableHttpHeaders headers) {
        if (current == null) {
            signals.road().reachedProvider(attempt.startedNanos() - exchange.startedNanos(), context);
        } else {
            end(current, exchange, attempt.startedNanos(), Errors.OTHER);
        }
        current = AttemptWatch.begin(exchange, attempt, signals, context, headers);
    }

    @Override
    public @Nullable Consumer<ByteBuffer> reader(Exchange exchange, Attempt attempt, boolean eventStream) {
        return current != null && current.watches(attempt) ? current.reader(eventStream) : null;
    }

    @Override
    public void attemptEnded(Exchange exchange, Attempt attempt) {
        if (current != null && current.watches(attempt)) {
            end(current, exchange, attempt.endedNanos(), attempt.errorType());
        }
    }

    private void end(AttemptWatch watch, Exchange exchange, long nanos, @Nullable String errorType) {
        Charge one = watch.end(exchange, nanos, errorType);
        if (one != null) {
            charge = charge == null ? one : charge.plus(one);
        }
    }

    @Override
    public @Nullable CompletionStage<?> settle(Exchange exchange, Attempt attempt, Ending ending) {
        answeredNanos = System.nanoTime();
        return null;
    }

    @Override
    public void ended(Exchange exchange, Ending ending) {
        if (current != null) {
            end(current, exchange, ending.nanos(), errorType(ending));
        }
        Summary summary = Summary.of(exchange, entrance, ending, charge);
        signals.serverSpans().end(span, summary, signals.tags());
        measure(summary);
        signals.events().emit(summary, context, signals.tags());
        if (signals.accessLog() != null) {
            signals.accessLog().add(AccessEntries.of(summary, span.getSpanContext()));
        }
    }

    private static @Nullable String errorType(Ending ending) {
        return ending.outcome() == Outcome.COMPLETED ? null : ending.outcome().text();
    }

    private void measure(Summary summary) {
        String errorType = signals.errors().label(summary.errorType());
        signals.http().ended(summary, errorType, context);
        signals.road().ended(summary.ending(), context);
        if (answeredNanos != 0) {
            signals.road().leftProvider(summary.ending().nanos() - answeredNanos, context);
        }
        Attempt last = summary.last();
        if (last != null) {
            ServerMetrics.Labels labels = new ServerMetrics.Labels(
                    summary.operationText(),
                    last.upstream().provider(),
                    signals.models().label(last.upstream().model(), Usages.answered(last)),
                    signals.errors().label(last.errorType() == null ? summary.errorType() : last.errorType()));
            RequestFacts facts = summary.exchange().find(RequestFacts.class);
            signals.server().record(summary, labels, facts != null && facts.stream(), context);
        }
    }
}

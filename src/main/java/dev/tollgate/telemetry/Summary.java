package dev.tollgate.telemetry;

import dev.tollgate.auth.Identity;
import dev.tollgate.llm.Dialect;
import dev.tollgate.llm.Operation;
import dev.tollgate.llm.Usage;
import dev.tollgate.pipeline.Attempt;
import dev.tollgate.pipeline.Ending;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.Outcome;
import dev.tollgate.pipeline.Usages;
import dev.tollgate.route.RouteType;
import dev.tollgate.route.Routed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exchange that is over, as every signal tells it: made once, so that span, metrics and logs cannot disagree.
 *
 * @param route {@code http.route}
 * @param operation null when the request was refused before it was known what it asks
 * @param last the attempt that decided the answer, null when no provider was called
 * @param usage over all attempts
 * @param charge over all attempts, null where nothing is charged
 * @param caller null where the gateway asks for no key of its own
 * @param errorType {@code error.type} of the exchange, null where it is no error of a server
 * @param nanos from the first byte read to the last byte written
 */
record Summary(
        Exchange exchange,
        Entrance entrance,
        Ending ending,
        String route,
        @Nullable Operation operation,
        @Nullable Attempt last,
        Usage usage,
        @Nullable Charge charge,
        @Nullable Identity caller,
        @Nullable String errorType,
        long nanos) {

    static Summary of(Exchange exchange, Entrance entrance, Ending ending, @Nullable Charge charge) {
        List<Attempt> attempts = exchange.attempts();
        Attempt last = attempts.isEmpty() ? null : attempts.getLast();
        return new Summary(
                exchange,
                entrance,
                ending,
                RouteLabel.of(entrance.path(), exchange.find(Routed.class)),
                operation(exchange),
                last,
                Usages.total(attempts),
                charge,
                exchange.find(Identity.class),
                errorType(ending, last),
                Math.max(0, ending.nanos() - exchange.startedNanos()));
    }

    /** What a request asks; the model list has no dialect of its own. */
    static @Nullable Operation operation(Exchange exchange) {
        Routed routed = exchange.find(Routed.class);
        if (routed != null && routed.type() == RouteType.MODELS) {
            return Operation.MODELS;
        }
        Dialect dialect = exchange.dialect();
        return dialect == null ? null : dialect.operation();
    }

    /** {@code gen_ai.operation.name}. */
    String operationText() {
        return operation == null ? Operation.PASSTHROUGH.text() : operation.text();
    }

    @Nullable
    String keyId() {
        return caller == null ? null : caller.keyId();
    }

    @Nullable
    String team() {
        return caller == null ? null : caller.team();
    }

    /** Nanoseconds from the beginning to the first content, or 0 where none came. */
    long firstTokenNanos() {
        return last == null || last.firstTokenNanos() == 0 ? 0 : last.firstTokenNanos() - exchange.startedNanos();
    }

    /**
     * By the HTTP conventions: a refusal is the client's error, not the server's, and neither is a client that leaves. What
     * broke after its head had gone out is an error although its status is not.
     */
    private static @Nullable String errorType(Ending ending, @Nullable Attempt last) {
        if (ending.outcome() == Outcome.CANCELLED) {
            return null;
        }
        if (ending.status() >= 500) {
            return String.valueOf(ending.status());
        }
        if (ending.status() >= 400 || ending.outcome() == Outcome.COMPLETED) {
            return null;
        }
        if (last != null && last.errorType() != null) {
            return last.errorType();
        }
        return ending.reason() == null ? ending.outcome().text() : ending.reason();
    }
}

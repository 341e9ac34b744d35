package dev.tollgate.ledger.booking;

import dev.tollgate.ledger.Asked;
import dev.tollgate.ledger.AttemptLine;
import dev.tollgate.ledger.Charge;
import dev.tollgate.ledger.Entry;
import dev.tollgate.ledger.EntryState;
import dev.tollgate.ledger.Result;
import dev.tollgate.pipeline.Attempt;
import dev.tollgate.pipeline.Ending;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.Outcome;
import dev.tollgate.pipeline.TraceId;
import dev.tollgate.pricing.Cost;
import dev.tollgate.wire.RequestFacts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stands in the book about an exchange. Pure. */
final class Entries {
    private static final int NANOS_PER_MICRO = 1000;

    private Entries() {}

    /** The entry of an exchange whose first attempt is about to start. */
    static Entry open(Exchange exchange, UUID id, List<BookingSettings.HeaderDimension> dimensions) {
        RequestFacts facts = exchange.find(RequestFacts.class);
        TraceId trace = exchange.find(TraceId.class);
        Asked asked = Asked.of(
                Objects.requireNonNull(exchange.dialect(), "dialect"),
                exchange.request().getPath(),
                facts != null && facts.stream(),
                facts == null ? null : facts.model());
        return new Entry(
                id,
                exchange.requestId(),
                exchange.startedAt(),
                asked,
                Callers.of(exchange, facts, dimensions),
                trace == null ? null : trace.text(),
                Result.open(exchange.attempts().getFirst().upstream().provider()));
    }

    /** What became of an exchange that had at least one attempt. */
    static Result result(Exchange exchange, Ending ending) {
        List<Attempt> attempts = exchange.attempts();
        Attempt last = attempts.getLast();
        return new Result(
                state(ending.outcome()),
                after(exchange, ending.nanos()),
                ending.status() == 0 ? null : ending.status(),
                errorType(ending, last),
                last.upstream().provider(),
                last.answer().model(),
                last.requestId(),
                attempts.size(),
                Charges.total(attempts),
                micros(exchange.startedNanos(), last.firstTokenNanos()),
                micros(exchange.startedNanos(), ending.nanos()));
    }

    /** A line for each attempt; one that still runs ends with the exchange. */
    static List<AttemptLine> lines(Exchange exchange, long endNanos) {
        return exchange.attempts().stream()
                .map(attempt -> line(exchange, attempt, endNanos))
                .toList();
    }

    private static AttemptLine line(Exchange exchange, Attempt attempt, long endNanos) {
        Cost cost = attempt.cost();
        Charge charge = Charges.of(attempt);
        return new AttemptLine(
                attempt.number(),
                after(exchange, attempt.startedNanos()),
                micros(attempt.startedNanos(), attempt.endedNanos() == 0 ? endNanos : attempt.endedNanos()),
                attempt.status() == 0 ? null : attempt.status(),
                attempt.errorType(),
                attempt.upstream().provider(),
                attempt.upstream().model(),
                attempt.answer().model(),
                attempt.requestId(),
                charge,
                cost == null || cost.rates() == null ? null : cost.rates().json());
    }

    private static EntryState state(Outcome outcome) {
        return switch (outcome) {
            case COMPLETED -> EntryState.COMPLETED;
            case CANCELLED -> EntryState.CANCELLED;
            case REJECTED, UPSTREAM_ERROR, TIMEOUT, INTERRUPTED, INTERNAL -> EntryState.FAILED;
        };
    }

    private static @Nullable String errorType(Ending ending, Attempt last) {
        if (ending.outcome() == Outcome.COMPLETED) {
            return null;
        }
        return last.errorType() == null ? ending.reason() : last.errorType();
    }

    /** The clock is read once, at the beginning, so that times of one entry never contradict each other. */
    private static Instant after(Exchange exchange, long nanos) {
        return exchange.startedAt().plusNanos(Math.max(0, nanos - exchange.startedNanos()));
    }

    /** Null where the second moment never came. */
    private static @Nullable Long micros(long fromNanos, long toNanos) {
        return toNanos == 0 ? null : Long.valueOf(Math.max(0, toNanos - fromNanos) / NANOS_PER_MICRO);
    }
}

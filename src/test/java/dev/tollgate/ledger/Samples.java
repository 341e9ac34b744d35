package dev.tollgate.ledger;

import dev.tollgate.llm.Dialect;
import dev.tollgate.llm.Usage;
import dev.tollgate.llm.UsageSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Entries as the gateway makes them. */
final class Samples {
    static final String RATES =
            "{\"cache_read\":\"0.10\",\"cache_write_1h\":\"2\",\"cache_write_5m\":\"1.25\",\"input\":\"1\",\"output\":\"5\"}";

    private static final EntryIds IDS = new EntryIds();

    private Samples() {}

    static Entry open(Instant startedAt, int number) {
        return open(IDS.next(startedAt), startedAt, number);
    }

    static Entry open(UUID id, Instant startedAt, int number) {
        Caller caller = new Caller(
                "key_" + number % 7,
                "laptop " + number % 7,
                "user" + number % 11,
                "team" + number % 3,
                "0b7bd0b5-0c5c-4c8c-9f70-" + "%012d".formatted(number / 20),
                number % 4 == 0 ? "agent-" + number : null,
                null,
                Map.of("cost-center", "cc" + number % 5));
        return new Entry(
                id,
                "req_" + id.toString().replace("-", "").substring(8),
                startedAt,
                Asked.of(Dialect.ANTHROPIC_MESSAGES, "/v1/messages", true, model(number)),
                caller,
                "4bf92f3577b34da6a3ce929d%08x".formatted(number),
                Result.open("anthropic"));
    }

    static String model(int number) {
        return "claude-" + List.of("haiku", "sonnet", "opus").get(number % 3) + "-4-5";
    }

    static Entry completed(Entry open, int number) {
        return open.with(result(open, number, EntryState.COMPLETED, charge(number)));
    }

    static Result result(Entry open, int number, EntryState state, Charge charge) {
        Duration took = Duration.ofMillis(400 + number % 5000);
        return new Result(
                state,
                open.startedAt().plus(took),
                state == EntryState.CANCELLED
                        ? null
                        : state == EntryState.FAILED ? Integer.valueOf(529) : Integer.valueOf(200),
                state == EntryState.FAILED ? "overloaded_error" : null,
                "anthropic",
                model(number) + "-20251001",
                "msg_01%020d".formatted(number),
                1,
                charge,
                300_123L,
                took.toNanos() / 1000);
    }

    static Charge charge(int number) {
        long input = 1000 + number % 500;
        Usage usage = new Usage(input, 200L, 10L, 0L, 50L + number % 90, null, 0L, "standard");
        return new Charge(UsageSource.PROVIDER, usage, input * 1000 + 7, "catalogue", "2026-08-01");
    }

    static List<AttemptLine> attempts(Entry settled) {
        return List.of(attempt(settled, 1));
    }

    static AttemptLine attempt(Entry settled, int number) {
        Result result = settled.result();
        @Nullable Integer status = result.status();
        return new AttemptLine(
                number,
                settled.startedAt().plusMillis(2),
                result.durationUs(),
                status,
                result.errorType(),
                "anthropic",
                settled.asked().model(),
                result.responseModel(),
                result.providerRequestId(),
                result.charge(),
                RATES);
    }
}

package dev.tollgate.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request in the book, as it is known at one moment: open while it is upstream, settled once afterwards.
 *
 * @param id UUIDv7, from {@link Ledger#newId}; the same for the open and the settled entry
 * @param requestId the gateway's id of the request, as the client got it
 * @param startedAt when the request came; kept to the microsecond, and the same for the open and the settled entry
 * @param asked what was asked for
 * @param caller who asked
 * @param traceId W3C trace id, 32 hexadecimal digits
 * @param result what became of it; {@link Result#open} before that is known
 */
public record Entry(
        UUID id,
        String requestId,
        Instant startedAt,
        Asked asked,
        Caller caller,
        @Nullable String traceId,
        Result result) {

    public Entry {
        if (id.version() != 7) {
            throw new IllegalArgumentException("id is " + id + " (expected: a UUID of version 7)");
        }
        startedAt = startedAt.truncatedTo(ChronoUnit.MICROS);
    }

    public EntryState state() {
        return result.state();
    }

    /** The same request with what became of it. */
    public Entry with(Result result) {
        return new Entry(id, requestId, startedAt, asked, caller, traceId, result);
    }
}

package dev.tollgate.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request.
 *
 * @param endedAt when the last byte was to go to the client; null while open, and when the process died
 * @param status the HTTP status sent to the client; null when it got none
 * @param errorType a low-cardinality word for what went wrong; null when nothing did
 * @param provider by {@code gen_ai.provider.name}, of the last attempt
 * @param responseModel the model that answered, as the provider names it
 * @param providerRequestId the provider's own id of the request
 * @param attempts how many times a provider was called
 * @param charge the sum over all attempts
 * @param timeToFirstTokenUs microseconds from the request to the first piece of content
 * @param durationUs microseconds from the request to its end
 */
public record Result(
        EntryState state,
        @Nullable Instant endedAt,
        @Nullable Integer status,
        @Nullable String errorType,
        @Nullable String provider,
        @Nullable String responseModel,
        @Nullable String providerRequestId,
        int attempts,
        Charge charge,
        @Nullable Long timeToFirstTokenUs,
        @Nullable Long durationUs) {

    public Result {
        endedAt = endedAt == null ? null : endedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Still upstream, at that provider. */
    public static Result open(@Nullable String provider) {
        return new Result(EntryState.OPEN, null, null, null, provider, null, null, 1, Charge.UNKNOWN, null, null);
    }

    /** The process died while the request was upstream. */
    Result interrupted() {
        return new Result(
                EntryState.INTERRUPTED,
                null,
                status,
                errorType,
                provider,
                responseModel,
                providerRequestId,
                attempts,
                Charge.UNKNOWN,
                timeToFirstTokenUs,
                null);
    }
}

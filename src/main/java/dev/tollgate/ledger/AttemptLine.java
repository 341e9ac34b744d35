package dev.tollgate.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One call of a provider, with its own usage and money. The cost of an entry is the sum over its lines.
 *
 * @param attempt 1 for the first
 * @param startedAt when it was sent; kept to the microsecond
 * @param durationUs microseconds until its end
 * @param status the provider's HTTP status; null when no head came
 * @param errorType null when it went well
 * @param provider by {@code gen_ai.provider.name}
 * @param requestModel the model asked of the provider, after overrides
 * @param responseModel the model that answered
 * @param providerRequestId the provider's own id of the request
 * @param rates the unit rates used, as a JSON object in the words of {@code pricing}, so that anyone can check
 *     {@code costNanoUsd}; null when there was no price
 */
public record AttemptLine(
        int attempt,
        Instant startedAt,
        @Nullable Long durationUs,
        @Nullable Integer status,
        @Nullable String errorType,
        String provider,
        @Nullable String requestModel,
        @Nullable String responseModel,
        @Nullable String providerRequestId,
        Charge charge,
        @Nullable String rates) {

    public AttemptLine {
        startedAt = startedAt.truncatedTo(ChronoUnit.MICROS);
    }
}

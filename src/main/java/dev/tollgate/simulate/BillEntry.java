package dev.tollgate.simulate;

import dev.tollgate.llm.Dialect;
import dev.tollgate.llm.Usage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One answer on the bill.
 *
 * @param sequence counts the answers from 1, in the order in which they were asked for
 * @param requestId the simulator's id, which the answer carries as {@code request-id} (Anthropic) or {@code x-request-id}
 *     (OpenAI)
 * @param answerId the id in the body, such as {@code msg_...}
 * @param usage what is billed; of an answer that was cut, the whole input and the output made until then
 * @param clientRequestId the {@code x-request-id} that was received
 * @param gatewayRequestId the {@code x-tollgate-request-id} that was received
 * @param traceparent the {@code traceparent} that was received
 * @param tag the {@code [[id:TAG]]} of the prompt
 */
public record BillEntry(
        long sequence,
        String requestId,
        String answerId,
        Instant startedAt,
        @Nullable Instant endedAt,
        BillState state,
        Dialect dialect,
        String model,
        boolean stream,
        Usage usage,
        @Nullable String clientRequestId,
        @Nullable String gatewayRequestId,
        @Nullable String traceparent,
        @Nullable String tag) {

    BillEntry ended(Instant at, BillState state, Usage usage) {
        return new BillEntry(
                sequence,
                requestId,
                answerId,
                startedAt,
                at,
                state,
                dialect,
                model,
                stream,
                usage,
                clientRequestId,
                gatewayRequestId,
                traceparent,
                tag);
    }
}

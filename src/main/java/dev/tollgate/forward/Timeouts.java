package dev.tollgate.forward;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Limits of time for a call of a provider.
 *
 * @param connect until the connection stands
 * @param firstByte from the request sent to the head of the answer
 * @param idle between two pieces of an answer
 * @param request for the whole exchange, streams included ({@code timeout.requestTimeout}); null means no limit
 * @param backendRequest for one attempt, to the head of its answer ({@code timeout.backendRequestTimeout}); null means no limit
 */
public record Timeouts(
        Duration connect,
        Duration firstByte,
        Duration idle,
        @Nullable Duration request,
        @Nullable Duration backendRequest) {
    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofMinutes(5), null, null);
}

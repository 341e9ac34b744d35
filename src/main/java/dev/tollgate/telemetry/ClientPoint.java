package dev.tollgate.telemetry;

import dev.tollgate.llm.Operation;
import dev.tollgate.llm.Usage;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt adds to the metrics.
 *
 * @param labels what tells its series apart
 * @param nanos from the call to the last byte
 * @param firstChunkNanos from the call to the first content of a stream; 0 where there is none
 * @param context holds the CLIENT span, for exemplars
 */
record ClientPoint(Operation operation, Labels labels, long nanos, long firstChunkNanos, Usage usage, Context context) {
    /** Bounded by the configuration, never by what a caller writes. */
    record Labels(
            String operation,
            String provider,
            @Nullable String requestModel,
            @Nullable String responseModel,
            String serverAddress,
            @Nullable String errorType) {}

    boolean failed() {
        return labels.errorType() != null;
    }
}

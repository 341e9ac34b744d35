package dev.tollgate.telemetry.relay;

import org.jspecify.annotations.Nullable;

/**
 * One export as it came.
 *
 * @param contentType {@code application/x-protobuf} or {@code application/json}
 * @param contentEncoding {@code gzip} or null
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Export(
        OtlpSignal signal, String contentType, @Nullable String contentEncoding, byte[] body) {
    boolean isProtobuf() {
        return contentType.startsWith("application/x-protobuf");
    }
}

package dev.tollgate.read;

import org.jspecify.annotations.Nullable;

/**
 * The fact that {@link dev.tollgate.pipeline.Phase#READ} learns: the whole body.
 *
 * @param sent the bytes as they came, never changed by anyone; empty for a request without a body
 * @param encoding the {@code content-encoding} that {@code sent} is in, null for none
 * @param plain the bytes without that encoding; the same array when there is none, or when it cannot be decoded
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; a copy would cost as much as the rest of the road
public record RequestBody(byte[] sent, @Nullable String encoding, byte[] plain) {}

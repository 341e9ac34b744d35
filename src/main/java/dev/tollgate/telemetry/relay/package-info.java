/**
 * OTLP that others send, passed on to the gateway's own collector, so that an agent needs one address for its traffic and its
 * telemetry.
 *
 * <p>Start with {@link dev.tollgate.telemetry.relay.OtlpRelay}. The bytes are not looked at. Knows nobody.
 */
@NullMarked
package dev.tollgate.telemetry.relay;

import org.jspecify.annotations.NullMarked;

/**
 * OpenTelemetry's SDK as the gateway runs it: by the standard {@code OTEL_*} variables, with the metrics always to be had as
 * Prometheus text, and with the SDK's own troubles told without drowning the log.
 *
 * <p>Start with {@link dev.tollgate.telemetry.sdk.Sdk}. Knows nothing of exchanges.
 */
@NullMarked
package dev.tollgate.telemetry.sdk;

import org.jspecify.annotations.NullMarked;

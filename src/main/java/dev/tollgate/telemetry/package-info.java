/**
 * What the world sees of an exchange: spans, metrics and the access log line.
 *
 * <p>A watcher: it knows every room before it, and no room knows it. Start with
 * {@link dev.tollgate.telemetry.TelemetrySettings}.
 */
@NullMarked
package dev.tollgate.telemetry;

import org.jspecify.annotations.NullMarked;

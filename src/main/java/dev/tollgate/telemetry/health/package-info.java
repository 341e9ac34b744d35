/**
 * The health of the process itself: the JVM, its memory outside of the heap, its share of the machine, and whether its event loops
 * keep up.
 *
 * <p>Start with {@link dev.tollgate.telemetry.health.ProcessHealth}. Names are those of OpenTelemetry's JVM and process
 * conventions where they have any. Knows nothing of exchanges.
 */
@NullMarked
package dev.tollgate.telemetry.health;

import org.jspecify.annotations.NullMarked;

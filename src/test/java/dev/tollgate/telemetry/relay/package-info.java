/** Tests of the relay of OTLP. */
@NullMarked
package dev.tollgate.telemetry.relay;

import org.jspecify.annotations.NullMarked;

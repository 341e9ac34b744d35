/** Collectors in this process, which decode what real exporters send them. */
@NullMarked
package dev.tollgate.telemetry.otlp;

import org.jspecify.annotations.NullMarked;

/** Tests of the process' own health. */
@NullMarked
package dev.tollgate.telemetry.health;

import org.jspecify.annotations.NullMarked;

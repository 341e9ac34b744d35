/** Tests of what is told of exchanges, over a road that is played by hand and exporters that keep what they get. */
@NullMarked
package dev.tollgate.telemetry;

import org.jspecify.annotations.NullMarked;

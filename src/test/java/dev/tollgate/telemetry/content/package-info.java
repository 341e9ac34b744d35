/** Tests of content as it is told. */
@NullMarked
package dev.tollgate.telemetry.content;

import org.jspecify.annotations.NullMarked;

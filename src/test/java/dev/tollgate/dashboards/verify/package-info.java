/**
 * {@code otel/verify}: real servers with the files of {@code otel/}, sample traffic, and every question of every panel. Start with
 * {@link dev.tollgate.dashboards.verify.Verify}.
 */
@NullMarked
package dev.tollgate.dashboards.verify;

import org.jspecify.annotations.NullMarked;

/**
 * Holds {@code grafana/} and {@code otel/} to what Tollgate has: every metric, label, log field, span attribute and SQL column that a
 * panel or an alert asks for. Start with {@link dev.tollgate.dashboards.Dashboards}, which reads the files;
 * {@link dev.tollgate.dashboards.Known} is what may be asked for. {@code verify} asks it all of real servers.
 */
@NullMarked
package dev.tollgate.dashboards;

import org.jspecify.annotations.NullMarked;

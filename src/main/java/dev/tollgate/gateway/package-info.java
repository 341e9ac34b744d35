/**
 * A running gateway: opens the ports that the configuration names, swaps routes on a reload, drains and stops.
 *
 * <p>Start with {@link dev.tollgate.gateway.Gateway}. The one place that knows both the configuration and Micronaut's
 * application context; the commands and the tests start it from here.
 */
@NullMarked
package dev.tollgate.gateway;

import org.jspecify.annotations.NullMarked;

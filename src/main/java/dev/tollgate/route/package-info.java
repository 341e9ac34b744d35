/**
 * Where a request belongs: the bind of its port, the listener of its host name, the first route whose conditions hold, and
 * the type of its path.
 *
 * <p>Start with {@link dev.tollgate.route.RouteTable}. Knows the pipeline and the tools.
 */
@NullMarked
package dev.tollgate.route;

import org.jspecify.annotations.NullMarked;

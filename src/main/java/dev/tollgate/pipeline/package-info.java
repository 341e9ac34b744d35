/**
 * The road itself: the order of its phases, what is known of one request, how errors look, and when a request ends.
 *
 * <p>Start with {@link dev.tollgate.pipeline.Phase}, the only place that says the order, then
 * {@link dev.tollgate.pipeline.Exchange}, the one object per request. Every room of the road knows this one; it knows
 * only the tools.
 */
@NullMarked
package dev.tollgate.pipeline;

import org.jspecify.annotations.NullMarked;

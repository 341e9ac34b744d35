/**
 * Which provider and which model a request goes to.
 *
 * <p>Start with {@link dev.tollgate.target.Backend}. Knows the pipeline, routes and the tools.
 */
@NullMarked
package dev.tollgate.target;

import org.jspecify.annotations.NullMarked;

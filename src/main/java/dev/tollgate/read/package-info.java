/**
 * The request's body: buffered once, and the few facts that the road needs read from its bytes.
 *
 * <p>Start with {@link dev.tollgate.read.ReadFilter}, which learns {@link dev.tollgate.read.RequestBody} and
 * {@link dev.tollgate.wire.RequestFacts}. Knows the pipeline, routes and the tools.
 */
@NullMarked
package dev.tollgate.read;

import org.jspecify.annotations.NullMarked;

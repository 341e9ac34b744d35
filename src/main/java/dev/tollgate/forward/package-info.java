/**
 * The call of the provider and the relay of its answer, byte for byte as it comes.
 *
 * <p>Knows the pipeline, the rooms before it and the tools.
 */
@NullMarked
package dev.tollgate.forward;

import org.jspecify.annotations.NullMarked;

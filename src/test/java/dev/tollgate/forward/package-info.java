/** Tests of {@link dev.tollgate.forward}. */
@NullMarked
package dev.tollgate.forward;

import org.jspecify.annotations.NullMarked;

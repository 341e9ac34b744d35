/** Tests of the house as a whole. */
@NullMarked
package dev.tollgate;

import org.jspecify.annotations.NullMarked;

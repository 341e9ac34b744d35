/** Tests of the prices, and the generator of the catalogue. */
@NullMarked
package dev.tollgate.pricing;

import org.jspecify.annotations.NullMarked;

/** The simulator, tested through its port. */
@NullMarked
package dev.tollgate.simulate;

import org.jspecify.annotations.NullMarked;

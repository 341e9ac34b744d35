/** Tests of the commands. */
@NullMarked
package dev.tollgate.cli;

import org.jspecify.annotations.NullMarked;

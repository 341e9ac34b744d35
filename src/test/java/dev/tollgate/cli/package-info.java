/** The commands, run as a shell would. */
@NullMarked
package dev.tollgate.cli;

import org.jspecify.annotations.NullMarked;

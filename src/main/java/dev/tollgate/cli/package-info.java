/**
 * The commands: what a person types, and what the program says back.
 *
 * <p>Start with {@link dev.tollgate.cli.Tollgate}. A door to everything else; nothing imports it.
 */
@NullMarked
package dev.tollgate.cli;

import org.jspecify.annotations.NullMarked;

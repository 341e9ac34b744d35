/**
 * What an answer costs: exact, to the nano-dollar, with the rates that were used.
 *
 * <p>Prices come from a catalogue in the jar, in front of which stand the ones that the configuration gives. Nothing here
 * is floating point: a rate is a whole number of nano-USD per million tokens, a cost is rounded once. What is unknown
 * stays unknown, it never costs 0. Start with {@link dev.tollgate.pricing.Prices}; the arithmetic is in
 * {@link dev.tollgate.pricing.Rates#cost}. A tool without I/O besides reading the catalogue; it knows only {@code llm}.
 */
@NullMarked
package dev.tollgate.pricing;

import org.jspecify.annotations.NullMarked;

/**
 * Translates between dialects: one {@link dev.tollgate.translate.Translator} per pair, request, answer, stream and error.
 *
 * <p>Everything here is pure: bytes in, bytes out, no I/O, no clock, no state beyond one stream. Nothing is lost in
 * silence: what the other dialect has no place for is named in {@link dev.tollgate.translate.TranslatedRequest#dropped()}.
 * Start with {@link dev.tollgate.translate.Translator}, then read one golden file under
 * {@code src/test/resources/translate}. Knows the tools {@code llm} and {@code provider}, and Jackson.
 */
@NullMarked
package dev.tollgate.translate;

import org.jspecify.annotations.NullMarked;

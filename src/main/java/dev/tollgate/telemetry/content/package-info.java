/**
 * What was asked and answered, in the JSON of OpenTelemetry's GenAI conventions, for those who want it told: cut, without binary
 * data, without anything that looks like a credential.
 *
 * <p>Start with {@link dev.tollgate.telemetry.content.CapturedContent} and {@link dev.tollgate.telemetry.content.AnswerCapture}.
 * What a message is made of is in {@code Part}; each dialect has its own reader. Knows the neutral words and the reader of
 * event streams.
 */
@NullMarked
package dev.tollgate.telemetry.content;

import org.jspecify.annotations.NullMarked;

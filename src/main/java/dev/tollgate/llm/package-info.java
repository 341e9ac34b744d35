/**
 * The neutral words of the field: dialects, operations, token usage.
 *
 * <p>A tool: pure records and enums that every room may use, knowing nothing of HTTP, of JSON or of the road. Start with
 * {@link dev.tollgate.llm.Dialect} and {@link dev.tollgate.llm.Usage}.
 */
@NullMarked
package dev.tollgate.llm;

import org.jspecify.annotations.NullMarked;

/**
 * Server-sent events as bytes: a reader that takes any cut of a stream, and a writer.
 *
 * <p>Start with {@link dev.tollgate.sse.SseReader}, which follows the parsing rules of the WHATWG HTML standard, section
 * "Server-sent events", and makes no String that nobody asks for. Knows nothing of JSON, of dialects or of the road.
 */
@NullMarked
package dev.tollgate.sse;

import org.jspecify.annotations.NullMarked;

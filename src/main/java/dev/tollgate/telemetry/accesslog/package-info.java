/**
 * The access log: one line on standard output for each request, agentgateway's line, so that existing parsers work.
 *
 * <p>Start with {@link dev.tollgate.telemetry.accesslog.AccessEntry}, which says what a line holds and in what order, then
 * {@link dev.tollgate.telemetry.accesslog.AccessLog}, which writes lines without ever making a request wait. Nothing that a
 * request says can forge a line: that is {@code TextLine}'s and {@code JsonLine}'s part. Knows nobody.
 */
@NullMarked
package dev.tollgate.telemetry.accesslog;

import org.jspecify.annotations.NullMarked;

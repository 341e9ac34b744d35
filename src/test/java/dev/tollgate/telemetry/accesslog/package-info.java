/** Tests of the access log's lines and of the thread that writes them. */
@NullMarked
package dev.tollgate.telemetry.accesslog;

import org.jspecify.annotations.NullMarked;

/** Tests of how the SDK is run. */
@NullMarked
package dev.tollgate.telemetry.sdk;

import org.jspecify.annotations.NullMarked;

/** Tests of what guards the gateway's own connections. */
@NullMarked
package dev.tollgate.gateway;

import org.jspecify.annotations.NullMarked;

/**
 * Tests through the door: a real gateway, a real upstream on a socket of its own, real bytes between them.
 *
 * <p>{@link dev.tollgate.door.Door} starts a gateway from YAML, {@link dev.tollgate.door.RawUpstream} is a provider that does to
 * its connection whatever a test says, {@link dev.tollgate.door.RawClient} sends bytes that no HTTP library would.
 */
@NullMarked
package dev.tollgate.door;

import org.jspecify.annotations.NullMarked;

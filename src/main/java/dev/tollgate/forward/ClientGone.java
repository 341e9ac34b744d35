package dev.tollgate.forward;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a provider's answer when its client leaves.
 *
 * @param readOn how long it is read on, so that its usage is known; null calls the provider off at once
 */
public record ClientGone(@Nullable Duration readOn) {
    /** The provider is called off at once. */
    public static final ClientGone CANCEL = new ClientGone(null);
}

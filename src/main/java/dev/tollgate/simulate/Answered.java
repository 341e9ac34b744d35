package dev.tollgate.simulate;

import org.jspecify.annotations.Nullable;

/**
 * A reply with all that is needed to send it.
 *
 * @param tag the request's {@code [[id:TAG]]}
 * @param delayMillis how long to wait before the first byte
 * @param logged whether the request belongs in the log; those for the log itself do not
 */
record Answered(Reply reply, @Nullable String tag, long delayMillis, WireForm form, boolean logged) {

    /** An answer of the simulator about itself. */
    static Answered ofItself(Reply reply) {
        return new Answered(reply, null, 0, WireForm.PLAIN, false);
    }
}

package dev.tollgate.forward;

import io.micronaut.core.io.buffer.ReadBuffer;
import org.jspecify.annotations.Nullable;

/** What becomes of a stream's bytes on their way to the client: nothing, or another dialect. */
interface Rewriter {
    /** The same dialect: every byte as it is. */
    Rewriter UNCHANGED = new Rewriter() {
        @Override
        public ReadBuffer rewrite(ReadBuffer piece) {
            return piece;
        }

        @Override
        public @Nullable ReadBuffer end() {
            return null;
        }

        @Override
        public boolean endsInWords() {
            return false;
        }
    };

    /** Takes a piece over and gives what the client gets for it; null when there is nothing yet. */
    @Nullable
    ReadBuffer rewrite(ReadBuffer piece);

    /** The upstream is over, well or not: what the client still gets. */
    @Nullable
    ReadBuffer end();

    /** Whether {@link #end} says by an error event that a stream was cut, so that the connection need not be broken. */
    boolean endsInWords();
}

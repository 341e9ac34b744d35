package dev.tollgate.telemetry.content;

import org.jspecify.annotations.Nullable;

/** Text that comes in pieces; kept as far as it can be told. */
final class Growing {
    /** Twice a part, so that a credential at its end is still seen whole. */
    private static final int MOST = 2 * Budget.PART + 1;

    private final StringBuilder text = new StringBuilder();

    void add(@Nullable String piece) {
        if (piece != null && text.length() < MOST) {
            text.append(piece, 0, Math.min(piece.length(), MOST - text.length()));
        }
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

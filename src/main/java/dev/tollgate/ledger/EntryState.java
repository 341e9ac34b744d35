package dev.tollgate.ledger;

/** How far an entry has come. */
public enum EntryState {
    /** The request went upstream; nothing more is known yet. */
    OPEN("open"),
    /** The client has the provider's whole answer. */
    COMPLETED("completed"),
    /** The provider answered with an error, could not be reached, or broke off. */
    FAILED("failed"),
    /** The client left first. */
    CANCELLED("cancelled"),
    /** The gateway process died in between, so nobody knows what was used. */
    INTERRUPTED("interrupted");

    private final String text;

    EntryState(String text) {
        this.text = text;
    }

    /** The value of {@code state}. */
    public String text() {
        return text;
    }

    static EntryState of(String text) {
        for (EntryState state : values()) {
            if (state.text.equals(text)) {
                return state;
            }
        }
        throw new IllegalArgumentException("state is " + text + " (expected: one that this version knows)");
    }
}

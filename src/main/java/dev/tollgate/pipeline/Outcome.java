package dev.tollgate.pipeline;

/** How an exchange ended, by the values of {@code tollgate.outcome}. */
public enum Outcome {
    /** The client has the provider's whole answer, and it is no error. */
    COMPLETED("completed"),
    /** The gateway refused the request before it reached a provider. */
    REJECTED("rejected"),
    /** The provider answered with an error, or could not be reached. */
    UPSTREAM_ERROR("upstream_error"),
    /** A limit of time ran out. */
    TIMEOUT("timeout"),
    /** The client left first. */
    CANCELLED("cancelled"),
    /** The provider's answer broke off. */
    INTERRUPTED("interrupted"),
    /** A fault of the gateway itself. */
    INTERNAL("internal");

    private final String text;

    Outcome(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}

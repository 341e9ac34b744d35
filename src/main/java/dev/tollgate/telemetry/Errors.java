package dev.tollgate.telemetry;

/** Words of {@code error.type} that mean something to telemetry. */
final class Errors {
    /** The client left: an end that is nobody's error. */
    static final String CANCELLED = "cancelled";
    /** The provider's answer broke off. */
    static final String INTERRUPTED = "interrupted";
    /** By the conventions, for any error whose own word is not told. */
    static final String OTHER = "_OTHER";

    private Errors() {}
}

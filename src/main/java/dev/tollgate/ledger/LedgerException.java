package dev.tollgate.ledger;

/** The ledger cannot be opened or read; the message says why and what to do. */
public sealed class LedgerException extends RuntimeException {
    /** Another process writes the same store. */
    public static final class InUse extends LedgerException {
        private static final long serialVersionUID = 1L;

        public InUse(String message) {
            super(message);
        }
    }

    private static final long serialVersionUID = 1L;

    public LedgerException(String message) {
        super(message);
    }

    public LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}

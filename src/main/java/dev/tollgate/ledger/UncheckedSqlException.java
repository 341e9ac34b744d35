package dev.tollgate.ledger;

import java.sql.SQLException;

/** Carries an {@link SQLException} through code that only reads rows. */
final class UncheckedSqlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SQLException cause;

    UncheckedSqlException(SQLException cause) {
        super(cause);
        this.cause = cause;
    }

    SQLException sql() {
        return cause;
    }
}

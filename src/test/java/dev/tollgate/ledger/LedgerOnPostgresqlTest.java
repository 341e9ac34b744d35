package dev.tollgate.ledger;

import org.junit.jupiter.api.Nested;

class LedgerOnPostgresqlTest {
    private static final TestStore STORE = TestStore.POSTGRESQL;

    @Nested
    class Writing extends WritingContract {
        Writing() {
            super(STORE);
        }
    }

    @Nested
    class Reading extends ReadingContract {
        Reading() {
            super(STORE);
        }
    }

    @Nested
    class Verify extends VerifyContract {
        Verify() {
            super(STORE);
        }
    }

    @Nested
    class Deleting extends RetentionContract {
        Deleting() {
            super(STORE);
        }
    }

    @Nested
    class Killed extends CrashContract {
        Killed() {
            super(STORE);
        }
    }
}

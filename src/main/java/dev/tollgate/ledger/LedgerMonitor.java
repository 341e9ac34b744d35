package dev.tollgate.ledger;

import java.util.concurrent.TimeUnit;

/** Is told what the writer does, for metrics. Called on the writer's thread; must be quick and must not throw. */
public interface LedgerMonitor {
    /** Tells nobody. */
    LedgerMonitor NONE = new LedgerMonitor() {};

    /**
     * A transaction was committed.
     *
     * @param settled how many settled entries were in it
     * @param nanos how long it took, by {@link TimeUnit#NANOSECONDS}
     */
    default void committed(int settled, long nanos) {}

    /** A transaction failed and will be tried again. */
    default void failed() {}

    /** An entry was given up: it was refused because too many wait, or the store will never take it. */
    default void lost() {}
}

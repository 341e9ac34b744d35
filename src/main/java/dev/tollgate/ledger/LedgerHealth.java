package dev.tollgate.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the ledger is.
 *
 * @param writable whether what is handed over now will soon be on the disk
 * @param problem what is wrong, without credentials; null while writable
 * @param since when it began to be so
 */
public record LedgerHealth(boolean writable, @Nullable String problem, Instant since) {}

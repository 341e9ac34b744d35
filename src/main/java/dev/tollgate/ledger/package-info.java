/**
 * The book of record: one entry for each request that reached a provider, durable before the client sees the end of its
 * answer, chained so that a changed row is found.
 *
 * <p>Start with {@link dev.tollgate.ledger.Entry}, what is written; {@link dev.tollgate.ledger.Ledger}, how it gets to
 * disk; {@link dev.tollgate.ledger.LedgerReader}, how it is read. The tables are in {@code V1__ledger.sql} beside this
 * package, once for each store. A watcher: it knows the rooms before it and the tools, and no room of the road knows it.
 */
@NullMarked
package dev.tollgate.ledger;

import org.jspecify.annotations.NullMarked;

/**
 * The ledger on the road: makes an entry of each exchange that reaches a provider, and has the end of its answer wait for it.
 *
 * <p>Start with {@link dev.tollgate.ledger.booking.LedgerFilter}, which refuses what could not be booked, then
 * {@link dev.tollgate.ledger.booking.Bookkeeper}, which says when an entry is opened and settled, and
 * {@link dev.tollgate.ledger.booking.Entries}, what stands in it. Knows the road and the rest of the ledger.
 */
@NullMarked
package dev.tollgate.ledger.booking;

import org.jspecify.annotations.NullMarked;

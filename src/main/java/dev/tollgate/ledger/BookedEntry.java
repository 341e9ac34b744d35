package dev.tollgate.ledger;

import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands in the book.
 *
 * @param chain the chain of whoever wrote it last
 * @param link its place in that chain; null while it is open
 */
public record BookedEntry(Entry entry, long chain, @Nullable Link link) {}

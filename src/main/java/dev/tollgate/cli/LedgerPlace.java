package dev.tollgate.cli;

import dev.tollgate.ledger.LedgerUrl;
import java.nio.file.Path;

/** Where a configuration keeps its ledger. */
@FunctionalInterface
interface LedgerPlace {
    /** @throws IllegalArgumentException if the file cannot be read, or what is wrong in it, one fault a line */
    LedgerUrl of(Path configuration);
}

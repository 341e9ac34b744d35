@NullMarked
package dev.tollgate.ledger;

import org.jspecify.annotations.NullMarked;

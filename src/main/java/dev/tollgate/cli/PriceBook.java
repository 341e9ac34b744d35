package dev.tollgate.cli;

import dev.tollgate.pricing.PriceOverrides;
import java.nio.file.Path;

/** Where the commands get configured prices from. */
@FunctionalInterface
interface PriceBook {
    /** @throws IllegalArgumentException if the file cannot be read, or what is wrong in it, one fault a line */
    PriceOverrides read(Path configuration);
}

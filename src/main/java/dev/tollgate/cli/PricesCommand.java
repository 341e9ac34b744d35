package dev.tollgate.cli;

import dev.tollgate.pricing.Catalogue;
import dev.tollgate.pricing.PriceLine;
import dev.tollgate.pricing.PriceOverrides;
import dev.tollgate.pricing.Prices;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tollgate prices}: what models cost, according to the catalogue and to a configuration. */
@Command(
        name = "prices",
        mixinStandardHelpOptions = true,
        description = "Shows, imports and checks the prices of models.",
        subcommands = {
            PricesListCommand.class,
            PricesShowCommand.class,
            PricesImportCommand.class,
            PricesMissingCommand.class
        })
final class PricesCommand implements Runnable {
    private final PriceBook book;
    private final MissingPrices missing;
    private final Clock clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    PricesCommand(PriceBook book, MissingPrices missing, Clock clock) {
        this.book = book;
        this.missing = missing;
        this.clock = clock;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }

    MissingPrices missing() {
        return missing;
    }

    /** The catalogue's prices, behind those of the configuration if there is one. */
    Prices prices(CommandSpec asking, @Nullable Path configuration) {
        try {
            return Prices.of(
                    Catalogue.builtIn(), configuration == null ? PriceOverrides.NONE : book.read(configuration));
        } catch (IllegalArgumentException e) {
            throw usageError(asking, e.getMessage(), e);
        }
    }

    /** A day, which begins in UTC, or a moment; now without either. */
    Instant moment(CommandSpec asking, String option, @Nullable String text) {
        if (text == null) {
            return clock.instant();
        }
        try {
            return PriceLine.moment(option, text);
        } catch (IllegalArgumentException e) {
            throw usageError(asking, e.getMessage(), e);
        }
    }

    /** Ends the command with exit code 2. */
    static ParameterException usageError(CommandSpec asking, @Nullable String message, @Nullable Throwable cause) {
        return new ParameterException(asking.commandLine(), String.valueOf(message), cause);
    }
}

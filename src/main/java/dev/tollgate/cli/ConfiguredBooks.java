package dev.tollgate.cli;

import dev.tollgate.config.ConfigurationFaults;
import dev.tollgate.config.ConfigurationReader;
import dev.tollgate.ledger.LedgerSettings;
import dev.tollgate.ledger.LedgerUrl;
import dev.tollgate.pricing.PriceOverrides;
import java.io.IOException;
import java.nio.file.Path;

/** What a configuration says of ledger and prices; the rest of it may need variables that are not at hand here. */
final class ConfiguredBooks implements LedgerPlace, PriceBook {
    @Override
    public LedgerUrl of(Path configuration) {
        LedgerSettings ledger = books(configuration).ledger();
        if (ledger == null) {
            throw new IllegalArgumentException(configuration
                    + " keeps no ledger: config.ledger.enabled is false (expected: true, or --ledger URL)");
        }
        return ledger.url();
    }

    @Override
    public PriceOverrides read(Path configuration) {
        return books(configuration).prices();
    }

    private static ConfigurationReader.Books books(Path configuration) {
        try {
            ConfigurationInput input = ConfigurationInput.of(configuration.toString(), null);
            return ConfigurationReader.books(input.source(), System.getenv());
        } catch (ConfigurationFaults e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("The configuration cannot be read: " + e.getMessage(), e);
        }
    }
}

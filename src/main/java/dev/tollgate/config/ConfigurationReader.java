package dev.tollgate.config;

import dev.tollgate.config.form.Mapping;
import dev.tollgate.config.form.Reading;
import dev.tollgate.config.form.Value;
import dev.tollgate.ledger.LedgerSettings;
import dev.tollgate.pricing.PriceOverrides;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a configuration strictly: what is not understood is a fault, and one run finds all faults. */
public final class ConfigurationReader {
    private ConfigurationReader() {}

    /**
     * @param environment the variables that values may name, and those that overrule keys
     * @throws ConfigurationFaults with everything that is wrong, in the order of the file
     */
    public static Configuration read(ConfigurationSource source, Map<String, String> environment) {
        Reading reading = new Reading(source.name(), source.text(), source.directory(), environment);
        Value root = reading.root();
        RootForm.Draft draft = root == null ? null : RootForm.FORM.read(root);
        Configuration configuration = draft == null
                ? null
                : new Assembly(reading, new EnvironmentSettings(environment, reading)).assemble(draft);
        return sound(configuration, reading);
    }

    /**
     * Only what says where requests are booked and what they cost; the rest of the file is not looked at, so that no key for
     * a provider need be at hand.
     *
     * @throws ConfigurationFaults with everything that is wrong in that part
     */
    public static Books books(ConfigurationSource source, Map<String, String> environment) {
        Reading reading = new Reading(source.name(), source.text(), source.directory(), environment);
        Value root = reading.root();
        ServerForm server = root == null
                ? null
                : Mapping.of(ServerForm.CONFIG)
                        .amongOthers()
                        .reads(fields -> fields.get(ServerForm.CONFIG, ServerForm.none(root)))
                        .read(root);
        if (server == null || !reading.sound()) {
            throw new ConfigurationFaults(reading.faults());
        }
        return new Books(server.ledger().settings(path -> reading.resolve(path.toString())), server.prices());
    }

    /**
     * The part of a configuration that the reports need.
     *
     * @param ledger null where nothing is booked
     */
    public record Books(@Nullable LedgerSettings ledger, PriceOverrides prices) {}

    private static Configuration sound(@Nullable Configuration configuration, Reading reading) {
        if (configuration != null && reading.sound()) {
            return configuration;
        }
        throw new ConfigurationFaults(reading.faults());
    }
}

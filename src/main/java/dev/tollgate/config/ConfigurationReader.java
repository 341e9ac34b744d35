package dev.tollgate.config;

import dev.tollgate.config.form.Reading;
import dev.tollgate.config.form.Value;
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

    private static Configuration sound(@Nullable Configuration configuration, Reading reading) {
        if (configuration != null && reading.sound()) {
            return configuration;
        }
        throw new ConfigurationFaults(reading.faults());
    }
}

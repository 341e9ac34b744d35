package dev.tollgate.config;

import dev.tollgate.config.form.Fault;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be served, with everything that is wrong with it. The message has one line for each fault. */
public final class ConfigurationFaults extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an immutable list of records; exceptions are never serialised here
    private final List<Fault> faults;

    /** @param faults at least one, in the order of the file */
    public ConfigurationFaults(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")), null, false, false);
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}

package dev.tollgate.telemetry;

/**
 * Which model names may become labels of metrics. A caller can write any name into a request; only those that someone
 * configured or put a price on are worth a series of their own.
 */
@FunctionalInterface
public interface KnownModels {
    /** Whether the configuration names the model, in full or by a wildcard, or the price list has it. */
    boolean knows(String model);
}

package dev.tollgate.telemetry.otlp;

/** A collector that listens on a port of its own. */
public interface Collector extends AutoCloseable {
    /** Where exporters send to. */
    String endpoint();

    Received received();

    @Override
    void close();
}

package dev.tollgate.simulate;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator is set up.
 *
 * @param host the address that it listens on
 * @param port its port; 0 takes a free one
 * @param compression which answers are compressed, when the client accepts it
 * @param latency how long a model waits before the first byte of its answer
 * @param pace how long a model waits before each delta of a stream
 * @param billFile a file to which each entry of the bill is appended when it ends, as a line of JSON; or null
 * @param entriesKept how many entries of the bill are kept in memory; the totals stay exact
 */
public record SimulatorOptions(
        String host,
        int port,
        Compression compression,
        Duration latency,
        Duration pace,
        @Nullable Path billFile,
        int entriesKept) {

    /** On a free port of the loopback address, without compression or waits. */
    public static final SimulatorOptions DEFAULTS =
            new SimulatorOptions("127.0.0.1", 0, Compression.OFF, Duration.ZERO, Duration.ZERO, null, 50_000);

    public SimulatorOptions withHost(String host) {
        return new SimulatorOptions(host, port, compression, latency, pace, billFile, entriesKept);
    }

    public SimulatorOptions withPort(int port) {
        return new SimulatorOptions(host, port, compression, latency, pace, billFile, entriesKept);
    }

    public SimulatorOptions withCompression(Compression compression) {
        return new SimulatorOptions(host, port, compression, latency, pace, billFile, entriesKept);
    }

    public SimulatorOptions withPace(Duration latency, Duration pace) {
        return new SimulatorOptions(host, port, compression, latency, pace, billFile, entriesKept);
    }

    public SimulatorOptions withBillFile(Path billFile) {
        return new SimulatorOptions(host, port, compression, latency, pace, billFile, entriesKept);
    }

    public SimulatorOptions withEntriesKept(int entriesKept) {
        return new SimulatorOptions(host, port, compression, latency, pace, billFile, entriesKept);
    }
}

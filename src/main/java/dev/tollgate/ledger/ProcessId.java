package dev.tollgate.ledger;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Names a process so that another one on the same machine can tell whether it still runs.
 *
 * @param host host name and, on Linux, the process name space, in which alone a process number means anything
 * @param pid the number of the process
 * @param startedAt when it started, since numbers are used again
 */
record ProcessId(String host, long pid, Instant startedAt) {
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    static ProcessId own() {
        ProcessHandle self = ProcessHandle.current();
        Instant startedAt = self.info().startInstant().orElseGet(Instant::now).truncatedTo(ChronoUnit.MICROS);
        return new ProcessId(hostName() + nameSpace(), self.pid(), startedAt);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static String nameSpace() {
        try {
            return " " + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    /** Whether this process would be seen from {@code observer} and is not there. Never true for another machine. */
    boolean isGoneFor(ProcessId observer) {
        if (!host.equals(observer.host)) {
            return false;
        }
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .map(started -> Duration.between(startedAt, started).abs().compareTo(TOLERANCE) > 0)
                .orElse(true);
    }
}

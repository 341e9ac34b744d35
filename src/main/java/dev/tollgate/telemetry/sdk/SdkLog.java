package dev.tollgate.telemetry.sdk;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/**
 * The SDK logs with {@code java.util.logging}, and about a collector that is away for every export. Here its words come into the
 * gateway's log, once a minute for each of its loggers at most.
 */
final class SdkLog extends Handler {
    private static final String ROOT = "io.opentelemetry";
    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();
    /** Held, since the JDK forgets loggers, and with them their handlers, that nobody holds. */
    private static final Logger SDK = Logger.getLogger(ROOT);

    private static final AtomicBoolean INSTALLED = new AtomicBoolean();
    private static final SimpleFormatter FORMATTER = new SimpleFormatter();

    private final Map<String, Throttle> throttles = new ConcurrentHashMap<>();

    /** When a logger last spoke, and how often it wanted to since. */
    private static final class Throttle {
        private long spokeNanos = System.nanoTime() - PAUSE_NANOS;
        private long silenced;

        /** How many messages were held back before this one, or -1 when this one is held back too. */
        synchronized long admit() {
            long now = System.nanoTime();
            if (now - spokeNanos < PAUSE_NANOS) {
                silenced++;
                return -1;
            }
            spokeNanos = now;
            long before = silenced;
            silenced = 0;
            return before;
        }
    }

    private SdkLog() {}

    /** Takes over what the SDK of this process says, for as long as the process runs. */
    static void takeOver() {
        if (INSTALLED.compareAndSet(false, true)) {
            SDK.addHandler(new SdkLog());
            SDK.setUseParentHandlers(false);
        }
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getLevel().intValue() < Level.WARNING.intValue()) {
            return;
        }
        String name = record.getLoggerName() == null ? ROOT : record.getLoggerName();
        long before = throttles.computeIfAbsent(name, key -> new Throttle()).admit();
        if (before < 0) {
            return;
        }
        String more = before == 0 ? "" : " (and " + before + " times more since it was last said)";
        LoggerFactory.getLogger(name).warn("{}{}", FORMATTER.formatMessage(record), more);
    }

    @Override
    public void flush() {
        // nothing is kept
    }

    @Override
    public void close() {
        // nothing is held
    }
}

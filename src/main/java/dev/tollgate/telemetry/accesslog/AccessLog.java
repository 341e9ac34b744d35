package dev.tollgate.telemetry.accesslog;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the lines on a thread of its own. Whoever has a line hands it over and goes on: when the output is slower than the
 * requests, lines are dropped and counted, and nothing waits.
 *
 * <p>The thread looks for lines every few milliseconds while there are any, so that a busy gateway does not wake it for each;
 * after a quiet while it sleeps until it is woken.
 */
public final class AccessLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
    private static final int CAPACITY = 8192;
    private static final int CHUNK = 32 * 1024;
    private static final long NAP_NANOS = Duration.ofMillis(10).toNanos();
    private static final int NAPS_BEFORE_SLEEP = 50;
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);
    private static final long COMPLAINT_NANOS = Duration.ofMinutes(1).toNanos();

    private final BlockingQueue<AccessEntry> waiting;
    private final LongAdder dropped = new LongAdder();
    private final OutputStream out;
    private final StringBuilder chunk = new StringBuilder(2 * CHUNK);
    private final Line line;
    private final Thread writer;
    private volatile boolean asleep;
    private volatile boolean closing;
    private long complainedOf;
    private long complainedNanos = System.nanoTime() - COMPLAINT_NANOS;

    private AccessLog(OutputStream out, boolean json, Set<String> without, int capacity) {
        this.out = out;
        this.waiting = new ArrayBlockingQueue<>(capacity);
        this.line = json ? new JsonLine(chunk, without) : new TextLine(chunk, without);
        this.writer = Thread.ofPlatform().daemon().name("access-log").unstarted(this::run);
    }

    /**
     * @param out not closed
     * @param json one JSON object a line instead of text
     * @param without keys that are left out
     */
    public static AccessLog open(OutputStream out, boolean json, Set<String> without) {
        return open(out, json, without, CAPACITY);
    }

    static AccessLog open(OutputStream out, boolean json, Set<String> without, int capacity) {
        AccessLog log = new AccessLog(out, json, Set.copyOf(without), capacity);
        log.writer.start();
        return log;
    }

    /** Takes a line to be written, or counts it as dropped. Never waits. */
    public void add(AccessEntry entry) {
        if (closing || !waiting.offer(entry)) {
            dropped.increment();
        } else if (asleep) {
            LockSupport.unpark(writer);
        }
    }

    /** How many lines were never written. */
    public long dropped() {
        return dropped.sum();
    }

    /** Writes what is waiting, unless the output takes nothing for too long. Lines that come later are dropped. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(writer);
        try {
            if (!writer.join(LONGEST_CLOSE)) {
                LOG.warn("The access log could not be written to its end: {} lines were left", waiting.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        int naps = 0;
        while (true) {
            AccessEntry entry = waiting.poll();
            if (entry != null) {
                naps = 0;
                append(entry);
                continue;
            }
            write();
            complain();
            if (closing && waiting.isEmpty()) {
                return;
            }
            if (++naps < NAPS_BEFORE_SLEEP) {
                LockSupport.parkNanos(this, NAP_NANOS);
            } else {
                naps = 0;
                sleep();
            }
        }
    }

    private void sleep() {
        asleep = true;
        if (waiting.isEmpty() && !closing) {
            LockSupport.park(this);
        }
        asleep = false;
    }

    private void append(AccessEntry entry) {
        int start = chunk.length();
        try {
            line.begin(entry.epochNanos());
            entry.tell(line);
            line.end();
        } catch (RuntimeException e) {
            chunk.setLength(start);
            dropped.increment();
            LOG.warn("A line of the access log could not be made", e);
        }
        if (chunk.length() >= CHUNK) {
            write();
        }
    }

    private void write() {
        if (chunk.isEmpty()) {
            return;
        }
        byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
        chunk.setLength(0);
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            dropped.add(lines(bytes));
        }
    }

    private static int lines(byte[] bytes) {
        int lines = 0;
        for (byte one : bytes) {
            lines += one == '\n' ? 1 : 0;
        }
        return lines;
    }

    private void complain() {
        long lost = dropped.sum();
        if (lost > complainedOf && System.nanoTime() - complainedNanos >= COMPLAINT_NANOS) {
            LOG.warn(
                    "{} lines of the access log were dropped: the output is slower than the requests",
                    lost - complainedOf);
            complainedOf = lost;
            complainedNanos = System.nanoTime();
        }
    }
}

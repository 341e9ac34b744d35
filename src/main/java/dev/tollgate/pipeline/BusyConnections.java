package dev.tollgate.pipeline;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.concurrent.atomic.AtomicInteger;

/** How many exchanges a client connection carries at this moment, and how many it has carried. */
public final class BusyConnections implements Watcher {
    private static final AttributeKey<BusyConnections> KEY = AttributeKey.valueOf("tollgate.busy");

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();

    private BusyConnections() {}

    /** Counts an exchange on its connection until it ends. */
    static void count(Exchange exchange, Channel connection) {
        BusyConnections counts = connection.attr(KEY).get();
        if (counts == null) {
            counts = new BusyConnections();
            connection.attr(KEY).set(counts);
        }
        counts.running.incrementAndGet();
        counts.begun.incrementAndGet();
        exchange.watch(counts);
    }

    @Override
    public void ended(Exchange exchange, Ending ending) {
        running.decrementAndGet();
    }

    public static boolean busy(Channel connection) {
        BusyConnections counts = connection.attr(KEY).get();
        return counts != null && counts.running.get() > 0;
    }

    /** How many exchanges have begun on a connection. */
    public static int begun(Channel connection) {
        BusyConnections counts = connection.attr(KEY).get();
        return counts == null ? 0 : counts.begun.get();
    }
}

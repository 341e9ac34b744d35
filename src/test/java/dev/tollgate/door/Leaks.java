package dev.tollgate.door;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Buffers that were dropped without being released: Netty's detector finds them, and whoever closes a {@link Door} fails. */
final class Leaks {
    private static final ListAppender<ILoggingEvent> REPORTS = new ListAppender<>();

    static {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        REPORTS.start();
        ((Logger) LoggerFactory.getLogger(ResourceLeakDetector.class)).addAppender(REPORTS);
    }

    private Leaks() {}

    /** Begins to watch. */
    static void watch() {
        // the static initialiser has done it
    }

    static void assertNone() {
        System.gc();
        // what the collector has found is reported at the next allocation
        PooledByteBufAllocator.DEFAULT.directBuffer(16).release();
        List<String> reports = List.copyOf(REPORTS.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
        REPORTS.list.clear();
        assertThat(reports).as("leaked buffers").isEmpty();
    }
}

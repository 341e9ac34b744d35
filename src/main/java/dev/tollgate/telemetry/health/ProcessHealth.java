package dev.tollgate.telemetry.health;

import io.netty.channel.EventLoopGroup;
import io.opentelemetry.api.metrics.Meter;

/** Measures the process from its start to its end. */
public final class ProcessHealth implements AutoCloseable {
    private final GarbageCollections collections;
    private final EventLoopLag lag;

    private ProcessHealth(GarbageCollections collections, EventLoopLag lag) {
        this.collections = collections;
        this.lag = lag;
    }

    /** @param loops those that carry exchanges */
    public static ProcessHealth start(Meter meter, EventLoopGroup loops) {
        JvmMemory.measure(meter);
        JvmRuntime.measure(meter);
        ProcessResources.measure(meter);
        NettyBuffers.measure(meter);
        return new ProcessHealth(GarbageCollections.measure(meter), EventLoopLag.measure(meter, loops));
    }

    @Override
    public void close() {
        collections.close();
        lag.close();
    }
}

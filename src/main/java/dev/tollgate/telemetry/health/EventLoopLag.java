package dev.tollgate.telemetry.health;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How late an event loop comes to what it should do now: the time that every exchange on it waits for nothing. Asked of each loop
 * once a second.
 */
final class EventLoopLag implements AutoCloseable {
    private static final long PERIOD_NANOS = Duration.ofSeconds(1).toNanos();
    private static final double NANOS_PER_SECOND = 1e9;
    private static final List<Double> BUCKETS =
            List.of(.0001, .00025, .0005, .001, .0025, .005, .01, .025, .05, .1, .25, 1.0);

    private final DoubleHistogram lag;
    private final List<ScheduledFuture<?>> probes = new ArrayList<>();

    private EventLoopLag(Meter meter) {
        lag = meter.histogramBuilder("tollgate.event_loop.lag")
                .setUnit("s")
                .setDescription("How late event loops are.")
                .setExplicitBucketBoundariesAdvice(BUCKETS)
                .build();
    }

    static EventLoopLag measure(Meter meter, EventLoopGroup loops) {
        EventLoopLag measured = new EventLoopLag(meter);
        for (EventExecutor loop : loops) {
            Probe probe = measured.new Probe();
            measured.probes.add(loop.scheduleAtFixedRate(probe, PERIOD_NANOS, PERIOD_NANOS, TimeUnit.NANOSECONDS));
        }
        return measured;
    }

    private final class Probe implements Runnable {
        private long dueNanos = System.nanoTime() + PERIOD_NANOS;

        @Override
        public void run() {
            long late = Math.max(0, System.nanoTime() - dueNanos);
            lag.record(late / NANOS_PER_SECOND, Attributes.empty(), Context.root());
            // after a long stop the loop catches up by running at once for each period that was missed
            dueNanos += PERIOD_NANOS;
        }
    }

    @Override
    public void close() {
        probes.forEach(probe -> probe.cancel(false));
    }
}

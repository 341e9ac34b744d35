package dev.tollgate.gateway;

import dev.tollgate.pipeline.BusyConnections;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection that carries no exchange: an idle one after a long time, and one that began a request and does not get
 * on with its head after a short one. Exchanges that run have limits of their own and may be quiet for minutes.
 */
final class QuietGuard extends ChannelInboundHandlerAdapter {
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(10);
    private static final Duration LONGEST_HEAD = Duration.ofSeconds(30);

    private final Duration idle;
    private final Duration head;
    private long lastReadNanos;
    private long headSinceNanos;
    private int exchangesBefore;
    private boolean headBegun;

    QuietGuard() {
        this(LONGEST_IDLE, LONGEST_HEAD);
    }

    QuietGuard(Duration idle, Duration head) {
        this.idle = idle;
        this.head = head;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        lastReadNanos = context.executor().ticker().nanoTime();
        checkLater(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        lastReadNanos = context.executor().ticker().nanoTime();
        if (!headBegun && !BusyConnections.busy(context.channel())) {
            headBegun = true;
            headSinceNanos = lastReadNanos;
            exchangesBefore = BusyConnections.begun(context.channel());
        }
        context.fireChannelRead(message);
        headBegun = headBegun && BusyConnections.begun(context.channel()) == exchangesBefore;
    }

    /** Looks at the clock now and then, instead of setting a timer anew for each piece that comes. */
    private void checkLater(ChannelHandlerContext context) {
        context.executor().schedule(() -> check(context), head.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void check(ChannelHandlerContext context) {
        if (!context.channel().isActive()) {
            return;
        }
        long now = context.executor().ticker().nanoTime();
        boolean slow = headBegun && now - headSinceNanos >= head.toNanos();
        boolean forgotten = now - lastReadNanos >= idle.toNanos();
        if ((slow || forgotten) && !BusyConnections.busy(context.channel())) {
            context.close();
        } else {
            checkLater(context);
        }
    }
}

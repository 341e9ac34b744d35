package dev.tollgate.forward;

import dev.tollgate.pipeline.Outcome;
import dev.tollgate.translate.Translation;
import io.micronaut.core.io.buffer.ReadBuffer;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.stream.BodySizeLimits;
import io.micronaut.http.netty.body.NettyByteBodyFactory;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Relays an answer as it comes, within its limits of time, and tells the exchange how it ended. */
final class StreamedAnswer implements Relay.Progress {
    private final Incoming incoming;
    private final Timeouts timeouts;
    private final Channel client;
    private final Relay relay;
    private long lastPieceNanos = System.nanoTime();
    private @Nullable Future<?> timer;
    private @Nullable String late;

    StreamedAnswer(Incoming incoming, Timeouts timeouts) {
        this.incoming = incoming;
        this.timeouts = timeouts;
        this.client = incoming.client();
        this.relay = new Relay(
                incoming.response().byteBody().move().toReadBufferPublisher(),
                incoming.tap(),
                rewriter(incoming),
                client.eventLoop(),
                this);
    }

    private static Rewriter rewriter(Incoming incoming) {
        Translation translation = incoming.translation();
        Function<ByteBuf, ReadBuffer> adapter = new NettyByteBodyFactory(incoming.client()).readBufferFactory()::adapt;
        if (translation != null) {
            return new TranslatingRewriter(
                    translation.translator().stream(translation.hints()),
                    incoming.encoding(),
                    incoming.client().alloc(),
                    adapter);
        }
        boolean cut = StreamUsage.addedTo(incoming.exchange(), incoming.target()) && incoming.encoding() == null;
        return cut ? new UsageCuttingRewriter(adapter) : Rewriter.UNCHANGED;
    }

    HttpResponse<?> relay() {
        incoming.exchange().endsWithStream();
        watchLimits();
        MutableHttpResponse<?> answer = incoming.head(incoming.status());
        CloseableByteBody body = new NettyByteBodyFactory(client)
                .adapt(relay, BodySizeLimits.UNLIMITED, answer.getHeaders(), relay::cancel);
        return answer.body(body);
    }

    /** Looks at the clock now and then instead of setting a timer anew for each piece. */
    private void watchLimits() {
        long left = Math.min(idleLeft(), requestLeft());
        timer = client.eventLoop().schedule(this::checkLimits, Math.max(left, 1_000_000), TimeUnit.NANOSECONDS);
    }

    private void checkLimits() {
        if (idleLeft() > 0 && requestLeft() > 0) {
            watchLimits();
            return;
        }
        late = idleLeft() <= 0
                ? "the provider sent nothing for " + timeouts.idle().toMillis() + " ms"
                : "the exchange took longer than its requestTimeout";
        incoming.closeUpstream();
        relay.breakOff(new Relay.BrokenAnswerException(late));
    }

    private long idleLeft() {
        return timeouts.idle().toNanos() - (System.nanoTime() - lastPieceNanos);
    }

    private long requestLeft() {
        return timeouts.request() == null
                ? Long.MAX_VALUE
                : timeouts.request().toNanos()
                        - (System.nanoTime() - incoming.exchange().startedNanos());
    }

    @Override
    public void pieceArrived(boolean firstToken) {
        lastPieceNanos = System.nanoTime();
        if (firstToken) {
            incoming.attempt().firstToken(lastPieceNanos);
        }
    }

    @Override
    public @Nullable CompletionStage<?> endReached() {
        return incoming.settle();
    }

    @Override
    public boolean complete() {
        stopWatching();
        Incoming.Conclusion conclusion = incoming.conclusion();
        incoming.end(conclusion);
        return conclusion.outcome() != Outcome.INTERRUPTED;
    }

    @Override
    public void broken(Throwable failure) {
        stopWatching();
        incoming.learn();
        incoming.end(
                late == null
                        ? new Incoming.Conclusion(
                                "interrupted", Outcome.INTERRUPTED, "cut", "the provider's answer broke off")
                        : new Incoming.Conclusion("timeout", Outcome.TIMEOUT, "timeout", late));
    }

    @Override
    public boolean readsOn() {
        Duration limit = incoming.readOn();
        if (limit == null) {
            return false;
        }
        stopWatching();
        timer = client.eventLoop()
                .schedule(
                        () -> relay.breakOff(new Relay.BrokenAnswerException("the client has left")),
                        limit.toMillis(),
                        TimeUnit.MILLISECONDS);
        return true;
    }

    @Override
    public void left() {
        stopWatching();
        incoming.left();
    }

    /** Without this the connection would be closed as after a whole answer. */
    @Override
    public void breakConnection() {
        if (client.config().getOptions().containsKey(ChannelOption.SO_LINGER)) {
            client.config().setOption(ChannelOption.SO_LINGER, 0);
        }
    }

    private void stopWatching() {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}

package dev.tollgate.forward;

import dev.tollgate.pipeline.Outcome;
import dev.tollgate.translate.Translation;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.stream.BodySizeLimits;
import io.micronaut.http.netty.body.NettyByteBodyFactory;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.util.concurrent.Future;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
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
        if (translation == null) {
            return Rewriter.UNCHANGED;
        }
        return new TranslatingRewriter(
                translation.translator().stream(translation.hints()),
                incoming.encoding(),
                incoming.client().alloc(),
                new NettyByteBodyFactory(incoming.client()).readBufferFactory()::adapt);
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
        if (incoming.cut()) {
            incoming.end("interrupted", Outcome.INTERRUPTED, "cut", "the provider's stream ended before its end");
            return false;
        }
        String error = incoming.errorType();
        if (error == null) {
            incoming.end(null, Outcome.COMPLETED, null, null);
        } else {
            incoming.end(error, Outcome.UPSTREAM_ERROR, "provider_error", "the provider answered " + error);
        }
        return true;
    }

    @Override
    public void broken(Throwable failure) {
        stopWatching();
        incoming.learn();
        if (late != null) {
            incoming.end("timeout", Outcome.TIMEOUT, "timeout", late);
        } else {
            incoming.end("interrupted", Outcome.INTERRUPTED, "cut", "the provider's answer broke off");
        }
    }

    @Override
    public void left() {
        stopWatching();
        incoming.closeUpstream();
        incoming.learn();
        incoming.end("cancelled", Outcome.CANCELLED, "client_gone", "the client left in the middle of the answer");
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

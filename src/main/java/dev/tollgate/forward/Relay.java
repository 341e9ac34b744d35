package dev.tollgate.forward;

import io.micronaut.core.io.buffer.ReadBuffer;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Passes an answer's bytes on as they come, lets the {@link Tap} see them, and holds back the last of them until the exchange
 * is settled. Demand passes through, so a slow client slows its provider. Lives on one event loop.
 *
 * <p>Ends exactly once, in one of three ways: complete, broken, left by the client.
 */
final class Relay implements Publisher<ReadBuffer>, Subscriber<ReadBuffer>, Subscription {
    /** What the relay tells of its progress; called on the event loop. */
    interface Progress {
        void pieceArrived(boolean firstToken);

        /** All but the end is on its way: what the end must wait for, or null. */
        @Nullable
        CompletionStage<?> endReached();

        /** The upstream is done; false says that its answer was cut and must look so. */
        boolean complete();

        void broken(Throwable failure);

        /** Whether the answer is read on although its client has gone; {@link #left} is told at its end then. */
        boolean readsOn();

        /** The client's connection must be seen to break, not to end. */
        void breakConnection();

        void left();
    }

    private static final Subscription NONE = new Subscription() {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
    };

    private final Publisher<ReadBuffer> upstream;
    private final Tap tap;
    private final Rewriter rewriter;
    private final EventLoop loop;
    private final Progress progress;
    private final Queue<ReadBuffer> held = new ArrayDeque<>(2);
    private @Nullable Subscriber<? super ReadBuffer> downstream;
    private Subscription subscription = NONE;
    private boolean settled;
    private boolean holding;
    private boolean upstreamDone;
    private boolean readingOn;
    private boolean over;

    Relay(Publisher<ReadBuffer> upstream, Tap tap, Rewriter rewriter, EventLoop loop, Progress progress) {
        this.upstream = upstream;
        this.tap = tap;
        this.rewriter = rewriter;
        this.loop = loop;
        this.progress = progress;
    }

    @Override
    public void subscribe(Subscriber<? super ReadBuffer> subscriber) {
        downstream = subscriber;
        upstream.subscribe(this);
    }

    @Override
    public void onSubscribe(Subscription s) {
        subscription = s;
        down().onSubscribe(this);
    }

    @Override
    public void request(long n) {
        subscription.request(n);
    }

    @Override
    public void onNext(ReadBuffer piece) {
        if (readingOn) {
            tap.read(piece);
            piece.close();
            return;
        }
        if (over) {
            piece.close();
            return;
        }
        if (holding) {
            held.add(piece);
            return;
        }
        int index = tap.read(piece);
        progress.pieceArrived(tap.firstTokenSeen());
        if (index < 0 || settled) {
            pass(piece);
            return;
        }
        if (index > 0) {
            pass(piece.split(index));
        }
        held.add(piece);
        hold();
    }

    private void pass(ReadBuffer piece) {
        ReadBuffer rewritten = rewriter.rewrite(piece);
        if (rewritten == null) {
            // the client has asked for a piece and still waits for it
            subscription.request(1);
        } else {
            down().onNext(rewritten);
        }
    }

    @Override
    public void onComplete() {
        if (readingOn) {
            readingOn = false;
            progress.left();
        }
        if (over || upstreamDone) {
            return;
        }
        upstreamDone = true;
        if (!settled && !holding) {
            hold();
        } else {
            finish();
        }
    }

    /** Waits for the exchange to be settled, then lets go of what is held. */
    private void hold() {
        holding = true;
        CompletionStage<?> wait = progress.endReached();
        if (wait == null) {
            release();
        } else {
            wait.whenComplete((done, failure) -> {
                if (loop.inEventLoop()) {
                    released(failure);
                } else {
                    loop.execute(() -> released(failure));
                }
            });
        }
    }

    private void released(@Nullable Throwable failure) {
        if (failure == null || over) {
            release();
            return;
        }
        over = true;
        discardHeld();
        subscription.cancel();
        progress.complete();
        breakDown("the answer could not be settled");
    }

    private void release() {
        holding = false;
        settled = true;
        for (ReadBuffer piece = held.poll(); piece != null; piece = held.poll()) {
            if (over) {
                piece.close();
            } else {
                pass(piece);
            }
        }
        finish();
    }

    private void finish() {
        if (upstreamDone && settled && !holding && !over) {
            over = true;
            if (!progress.complete()) {
                breakDown("the provider's answer ended before its end");
            } else {
                passLast();
                down().onComplete();
            }
        }
    }

    private void passLast() {
        ReadBuffer last = rewriter.end();
        if (last != null) {
            down().onNext(last);
        }
    }

    private void breakDown(String message) {
        if (rewriter.endsInWords()) {
            passLast();
            down().onComplete();
        } else {
            progress.breakConnection();
            down().onError(new BrokenAnswerException(message));
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (readingOn || holding || settled) {
            // nobody waits for more, or the answer's own end has come: what broke after it is not missed
            onComplete();
            return;
        }
        if (over) {
            return;
        }
        over = true;
        discardHeld();
        progress.broken(failure);
        breakDown("the provider's answer broke off");
    }

    /** The client has gone, or the gateway gives up: nothing more is passed on. */
    @Override
    public void cancel() {
        if (over) {
            return;
        }
        over = true;
        rewriter.end();
        if (holding || upstreamDone) {
            // all but the terminating bytes is with the client, and the exchange is being settled as complete
            subscription.cancel();
            discardHeld();
            progress.complete();
        } else if (progress.readsOn()) {
            readingOn = true;
            subscription.request(Long.MAX_VALUE);
        } else {
            subscription.cancel();
            progress.left();
        }
    }

    /** Breaks the answer off towards the client, for a reason of the gateway's. */
    void breakOff(Throwable reason) {
        subscription.cancel();
        onError(reason);
    }

    private void discardHeld() {
        for (ReadBuffer piece = held.poll(); piece != null; piece = held.poll()) {
            piece.close();
        }
    }

    private Subscriber<? super ReadBuffer> down() {
        if (downstream == null) {
            throw new IllegalStateException("nobody has subscribed (expected: the server, before anything comes)");
        }
        return downstream;
    }

    /** Makes the server break the connection; carries no stack, since it is the provider's doing. */
    static final class BrokenAnswerException extends RuntimeException {
        BrokenAnswerException(String message) {
            super(message, null, false, false);
        }
    }
}

package dev.tollgate.forward;

import dev.tollgate.pipeline.Attempt;
import dev.tollgate.pipeline.Ending;
import dev.tollgate.pipeline.ErrorKind;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.GatewayError;
import dev.tollgate.pipeline.Outcome;
import dev.tollgate.target.Target;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.client.RawHttpClient;
import io.micronaut.http.netty.body.NettyByteBodyFactory;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * One attempt: from sending the request to the head of the answer, or to whatever comes first: a failure, a limit of time, or
 * the client leaving. What comes after the head is the {@link Incoming} answer's. Lives on the event loop of the client's
 * connection.
 */
final class Call implements Subscriber<HttpResponse<?>> {
    private final Exchange exchange;
    private final Target target;
    private final Outgoing outgoing;
    private final Attempt attempt;
    private final Channel client;
    private final Answering answering;
    private final Timeouts timeouts;
    private final CompletableFuture<@Nullable HttpResponse<?>> answer = new CompletableFuture<>();
    private final ChannelFutureListener clientGone = closed -> leave();
    private @Nullable Subscription subscription;
    private @Nullable Future<?> timer;
    private boolean left;
    private boolean over;

    Call(Exchange exchange, Target target, Outgoing outgoing, Channel client, Answering answering) {
        this.exchange = exchange;
        this.target = target;
        this.outgoing = outgoing;
        this.client = client;
        this.answering = answering;
        Timeouts configured = target.policies().find(Timeouts.class);
        this.timeouts = configured == null ? Timeouts.DEFAULT : configured;
        this.attempt = exchange.attempt(outgoing.upstream(), outgoing.message().getHeaders());
    }

    CompletionStage<@Nullable HttpResponse<?>> start(RawHttpClient http) {
        client.closeFuture().addListener(clientGone);
        Duration limit = headLimit();
        timer = client.eventLoop().schedule(this::headIsLate, limit.toMillis(), TimeUnit.MILLISECONDS);
        CloseableByteBody body =
                outgoing.body() == null ? null : new NettyByteBodyFactory(client).adapt(outgoing.body());
        http.exchange(outgoing.message(), body, null).subscribe(this);
        return answer;
    }

    private Duration headLimit() {
        Duration limit = timeouts.firstByte();
        for (Duration other : new @Nullable Duration[] {timeouts.backendRequest(), timeouts.request()}) {
            limit = other != null && other.compareTo(limit) < 0 ? other : limit;
        }
        return limit;
    }

    @Override
    public void onSubscribe(Subscription s) {
        subscription = s;
        s.request(1);
    }

    @Override
    public void onNext(HttpResponse<?> response) {
        onLoop(() -> head(response));
    }

    @Override
    public void onError(Throwable failure) {
        onLoop(() -> fail(Failures.of(failure, outgoing.upstream())));
    }

    @Override
    public void onComplete() {
        // the head has come, or an error has
    }

    private void onLoop(Runnable task) {
        if (client.eventLoop().inEventLoop()) {
            task.run();
        } else {
            client.eventLoop().execute(task);
        }
    }

    private void head(HttpResponse<?> response) {
        if (!(response instanceof ByteBodyHttpResponse<?> bytes)) {
            fail(GatewayError.gateway(ErrorKind.INTERNAL, "internal", "The HTTP client gave an answer without bytes"));
            return;
        }
        if (over) {
            closeUpstream();
            bytes.close();
            return;
        }
        settle();
        String id = bytes.getHeaders().get("request-id");
        attempt.head(bytes.code(), id == null ? bytes.getHeaders().get("x-request-id") : id, System.nanoTime());
        Incoming incoming = new Incoming(exchange, target, attempt, bytes, client, upstreamChannel(), answering);
        if (left) {
            readOn(incoming);
            return;
        }
        if (!incoming.goesWhole()) {
            answer.complete(new StreamedAnswer(incoming, timeouts).relay());
            return;
        }
        new WholeAnswer(incoming, timeouts).relay().whenComplete((whole, failure) -> {
            if (failure != null) {
                answer.completeExceptionally(failure);
            } else {
                answer.complete(whole);
            }
        });
    }

    private void fail(GatewayError error) {
        if (over) {
            return;
        }
        settle();
        if (left) {
            cancelled();
            return;
        }
        exchange.attemptEnded(attempt, error.reason());
        answer.completeExceptionally(error);
    }

    private void headIsLate() {
        if (over) {
            return;
        }
        cancelUpstream();
        fail(GatewayError.provider(
                ErrorKind.GATEWAY_TIMEOUT,
                "timeout",
                "The provider did not answer within " + headLimit().toSeconds() + " s"));
    }

    /**
     * The client has gone while its answer was awaited. The filter's future must end all the same; an exception would be
     * logged with its stack for each such client, so a plain answer that nobody gets ends it.
     */
    private void leave() {
        if (over) {
            return;
        }
        exchange.endsWithStream();
        Duration readOn = answering.clientGone().readOn();
        if (readOn == null) {
            giveUp();
        } else {
            left = true;
            stopTimer();
            timer = client.eventLoop().schedule(this::giveUp, readOn.toMillis(), TimeUnit.MILLISECONDS);
        }
        answer.complete(HttpResponse.status(499, "Client Closed Request"));
    }

    private void giveUp() {
        if (!over) {
            settle();
            cancelUpstream();
            cancelled();
        }
    }

    private void cancelled() {
        exchange.attemptEnded(attempt, "cancelled");
        exchange.end(new Ending(
                Outcome.CANCELLED, 0, "client_gone", "the client left before the answer", System.nanoTime()));
    }

    /** Nobody waits for the answer any more but those who want to know what it used. */
    private void readOn(Incoming incoming) {
        Duration limit = Objects.requireNonNull(answering.clientGone().readOn());
        timer = client.eventLoop().schedule(incoming::closeUpstream, limit.toMillis(), TimeUnit.MILLISECONDS);
        incoming.response()
                .byteBody()
                .buffer()
                .whenComplete((body, failure) -> onLoop(() -> {
                    stopTimer();
                    if (body != null) {
                        try (var whole = body.toReadBuffer()) {
                            incoming.tap().read(whole);
                        }
                    }
                    incoming.left();
                }));
    }

    /** From here on nothing else decides how this call ends. */
    private void settle() {
        over = true;
        client.closeFuture().removeListener(clientGone);
        stopTimer();
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void cancelUpstream() {
        if (subscription != null) {
            subscription.cancel();
        }
        closeUpstream();
    }

    /** Closing the connection itself is what stops the provider at once: the client would drain it for seconds. */
    private void closeUpstream() {
        Channel channel = upstreamChannel();
        if (channel != null) {
            channel.close();
        }
    }

    private @Nullable Channel upstreamChannel() {
        return outgoing.message().getAttribute("netty_channel", Channel.class).orElse(null);
    }
}

package dev.tollgate.forward;

import dev.tollgate.pipeline.Attempt;
import dev.tollgate.pipeline.Ending;
import dev.tollgate.pipeline.ErrorKind;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.GatewayError;
import dev.tollgate.pipeline.Outcome;
import dev.tollgate.pricing.CurrentPrices;
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
    private final CurrentPrices prices;
    private final Timeouts timeouts;
    private final CompletableFuture<@Nullable HttpResponse<?>> answer = new CompletableFuture<>();
    private final ChannelFutureListener clientGone = closed -> leave();
    private @Nullable Subscription subscription;
    private @Nullable Future<?> timer;
    private boolean over;

    Call(Exchange exchange, Target target, Outgoing outgoing, Channel client, CurrentPrices prices) {
        this.exchange = exchange;
        this.target = target;
        this.outgoing = outgoing;
        this.client = client;
        this.prices = prices;
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
        Incoming incoming = new Incoming(exchange, target, attempt, bytes, client, upstreamChannel(), prices);
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
        settle();
        cancelUpstream();
        exchange.attemptEnded(attempt, "cancelled");
        exchange.endsWithStream();
        exchange.end(new Ending(
                Outcome.CANCELLED, 0, "client_gone", "the client left before the answer", System.nanoTime()));
        answer.complete(HttpResponse.status(499, "Client Closed Request"));
    }

    /** From here on nothing else decides how this call ends. */
    private void settle() {
        over = true;
        client.closeFuture().removeListener(clientGone);
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

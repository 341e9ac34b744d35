package dev.tollgate.forward;

import dev.tollgate.pipeline.ErrorKind;
import dev.tollgate.pipeline.GatewayError;
import dev.tollgate.pipeline.Outcome;
import dev.tollgate.translate.Translation;
import dev.tollgate.wire.Decoder;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.netty.body.NettyByteBodyFactory;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.util.concurrent.Future;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Relays an answer whole. It is over for the exchange when it is handed to the server, which
 * {@link dev.tollgate.pipeline.Phase#ACCEPT} sees.
 */
final class WholeAnswer {
    /** Of what must be whole to be changed; far above what a model can say. */
    private static final long LARGEST = 256L << 20;

    private final Incoming incoming;
    private final Timeouts timeouts;
    private final Channel client;
    private final CompletableFuture<HttpResponse<?>> result = new CompletableFuture<>();

    WholeAnswer(Incoming incoming, Timeouts timeouts) {
        this.incoming = incoming;
        this.timeouts = timeouts;
        this.client = incoming.client();
    }

    /** The client may leave and the provider fall silent while the rest is awaited. */
    CompletionStage<HttpResponse<?>> relay() {
        ByteBody body = incoming.response().byteBody();
        CompletableFuture<? extends CloseableAvailableByteBody> all = body.buffer();
        if (all.isDone()) {
            arrived(all);
            return result;
        }
        ChannelFutureListener clientGone = closed -> incoming.closeUpstream();
        client.closeFuture().addListener(clientGone);
        Future<?> limit = client.eventLoop()
                .schedule(incoming::closeUpstream, timeouts.idle().toMillis(), TimeUnit.MILLISECONDS);
        all.whenComplete((done, failure) -> {
            client.closeFuture().removeListener(clientGone);
            limit.cancel(false);
            arrived(all);
        });
        return result;
    }

    private void arrived(CompletableFuture<? extends CloseableAvailableByteBody> all) {
        if (all.isCompletedExceptionally()) {
            broken();
            return;
        }
        try {
            whole(all.join());
        } catch (GatewayError error) {
            incoming.tap().close();
            incoming.exchange().attemptEnded(incoming.attempt(), error.reason());
            result.completeExceptionally(error);
        }
    }

    private void broken() {
        incoming.learn();
        if (client.isActive()) {
            incoming.tap().close();
            incoming.exchange().attemptEnded(incoming.attempt(), "interrupted");
            result.completeExceptionally(GatewayError.provider(
                    ErrorKind.BAD_GATEWAY, "cut", "The provider's answer broke off before its end"));
            return;
        }
        incoming.exchange().endsWithStream();
        incoming.end("cancelled", Outcome.CANCELLED, "client_gone", "the client left before the answer was whole");
        result.complete(HttpResponse.status(incoming.status(), "Client Closed Request"));
    }

    private void whole(CloseableAvailableByteBody body) {
        try (var copy = body.split().toReadBuffer()) {
            incoming.tap().read(copy);
        }
        incoming.attempt().firstToken(System.nanoTime());
        MutableHttpResponse<?> answer = changed(body);
        CompletionStage<?> wait = incoming.settle();
        if (wait == null) {
            ended(answer);
        } else {
            wait.thenRunAsync(() -> ended(answer), client.eventLoop());
        }
    }

    private MutableHttpResponse<?> changed(CloseableAvailableByteBody body) {
        Translation translation = incoming.translation();
        WholeChange change = incoming.change();
        int status = incoming.status();
        if (translation == null && change == null) {
            return incoming.head(status).body(body);
        }
        NettyByteBodyFactory factory = new NettyByteBodyFactory(client);
        byte[] bytes = body.toByteArray();
        byte[] plain = Decoder.whole(bytes, incoming.encoding(), LARGEST);
        if (translation != null) {
            TranslatedWhole whole = TranslatedWhole.of(translation, status, plain == null ? bytes : plain);
            return incoming.head(whole.status()).body(factory.adapt(whole.body()));
        }
        MutableHttpResponse<?> answer = incoming.head(status);
        if (change == null || plain == null) {
            return answer.body(factory.adapt(bytes));
        }
        Headers.rewritten(answer.getHeaders());
        byte[] other = change.apply(incoming.exchange().request(), incoming.target(), status, plain);
        return answer.body(factory.adapt(other));
    }

    private void ended(MutableHttpResponse<?> answer) {
        incoming.tap().close();
        String error = incoming.errorType();
        incoming.exchange().attemptEnded(incoming.attempt(), error);
        if (error != null) {
            incoming.exchange()
                    .concluded(
                            Outcome.UPSTREAM_ERROR,
                            "provider_error",
                            "the provider answered " + incoming.attempt().status());
        }
        result.complete(answer);
    }
}

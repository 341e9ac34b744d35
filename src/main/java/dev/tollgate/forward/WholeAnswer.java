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
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.netty.body.NettyByteBodyFactory;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Relays an answer whole. It is over for the exchange when it is handed to the server, which
 * {@link dev.tollgate.pipeline.Phase#ACCEPT} sees.
 */
final class WholeAnswer {
    /** Of what must be whole to be changed; far above what a model can say. */
    private static final long LARGEST = 256L << 20;

    private static final GatewayError UNBOOKED = GatewayError.gateway(
            ErrorKind.UNAVAILABLE, "ledger", "The answer could not be entered in the gateway's ledger");

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
        ChannelFutureListener clientGone = closed -> left();
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

    private void left() {
        Duration readOn = incoming.readOn();
        if (readOn == null) {
            incoming.closeUpstream();
        } else {
            client.eventLoop().schedule(incoming::closeUpstream, readOn.toMillis(), TimeUnit.MILLISECONDS);
        }
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
        incoming.left();
        result.complete(HttpResponse.status(incoming.status(), "Client Closed Request"));
    }

    private void whole(CloseableAvailableByteBody body) {
        try (var copy = body.split().toReadBuffer()) {
            incoming.tap().read(copy);
        }
        incoming.attempt().firstToken(System.nanoTime());
        if (!client.isActive()) {
            body.close();
            incoming.exchange().endsWithStream();
            incoming.left();
            result.complete(HttpResponse.status(incoming.status(), "Client Closed Request"));
            return;
        }
        MutableHttpResponse<?> answer = changed(body);
        CompletionStage<?> wait = incoming.settle();
        if (wait == null) {
            ended(answer);
        } else {
            wait.whenCompleteAsync((done, failure) -> settled(answer, failure), client.eventLoop());
        }
    }

    private void settled(MutableHttpResponse<?> answer, @Nullable Throwable failure) {
        if (failure == null) {
            ended(answer);
            return;
        }
        if (answer.body() instanceof CloseableByteBody body) {
            body.close();
        }
        incoming.tap().close();
        incoming.exchange()
                .attemptEnded(incoming.attempt(), incoming.conclusion().errorType());
        result.completeExceptionally(UNBOOKED);
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
            TranslatedWhole whole =
                    TranslatedWhole.of(translation, status, plain == null ? bytes : plain, incoming.requestId());
            return incoming.head(whole.status()).body(factory.adapt(whole.body()));
        }
        MutableHttpResponse<?> answer = incoming.head(status);
        if (change == null || plain == null) {
            return answer.body(factory.adapt(bytes));
        }
        Headers.rewritten(answer.getHeaders());
        byte[] other = change.apply(incoming, plain);
        return answer.body(factory.adapt(other));
    }

    private void ended(MutableHttpResponse<?> answer) {
        incoming.tap().close();
        Incoming.Conclusion conclusion = incoming.conclusion();
        incoming.exchange().attemptEnded(incoming.attempt(), conclusion.errorType());
        if (conclusion.outcome() != Outcome.COMPLETED) {
            incoming.exchange().concluded(conclusion.outcome(), conclusion.reason(), conclusion.message());
        }
        result.complete(answer);
    }
}

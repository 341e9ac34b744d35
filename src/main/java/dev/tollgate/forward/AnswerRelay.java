package dev.tollgate.forward;

import dev.tollgate.llm.Answer;
import dev.tollgate.llm.Dialect;
import dev.tollgate.llm.Operation;
import dev.tollgate.pipeline.Attempt;
import dev.tollgate.pipeline.Ending;
import dev.tollgate.pipeline.ErrorKind;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.GatewayError;
import dev.tollgate.pipeline.Outcome;
import dev.tollgate.pricing.CurrentPrices;
import dev.tollgate.target.Target;
import dev.tollgate.translate.Translation;
import dev.tollgate.wire.Decoder;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.body.AvailableByteBody;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.stream.BodySizeLimits;
import io.micronaut.http.netty.body.NettyByteBodyFactory;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.util.concurrent.Future;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Relays one provider's answer: whole where it has come whole, else as a stream, and tells the exchange how it ended. Lives on
 * the event loop of the client's connection.
 */
final class AnswerRelay implements Relay.Progress {
    /** Of what must be whole to be translated; far above what a model can say. */
    private static final long LARGEST_ANSWER = 256L << 20;

    private final Exchange exchange;
    private final Target target;
    private final Attempt attempt;
    private final Timeouts timeouts;
    private final Dialect dialect;
    private final Channel client;
    private final @Nullable Channel upstream;
    private final @Nullable Translation translation;
    private final @Nullable WholeChange change;
    private final CurrentPrices prices;
    private long lastPieceNanos = System.nanoTime();
    private @Nullable Tap tap;
    private @Nullable Relay relay;
    private @Nullable Future<?> timer;
    private boolean eventStream;
    private @Nullable String late;

    AnswerRelay(
            Exchange exchange,
            Target target,
            Attempt attempt,
            Timeouts timeouts,
            Dialect dialect,
            Channel client,
            @Nullable Channel upstream,
            CurrentPrices prices) {
        this.exchange = exchange;
        this.target = target;
        this.attempt = attempt;
        this.timeouts = timeouts;
        this.dialect = dialect;
        this.client = client;
        this.upstream = upstream;
        this.prices = prices;
        this.translation = exchange.find(Translation.class);
        this.change = WholeChange.of(exchange, target);
    }

    CompletionStage<HttpResponse<?>> relay(ByteBodyHttpResponse<?> response) {
        String type = response.getHeaders().get("content-type");
        eventStream = type != null && type.startsWith("text/event-stream");
        tap = new Tap(dialect, eventStream, response.getHeaders().get("content-encoding"));
        ByteBody body = response.byteBody();
        boolean stream = eventStream && (translation == null || response.code() < 300);
        if (!stream && body instanceof AvailableByteBody && change == null && translation == null) {
            return body.buffer().thenCompose(all -> whole(response, all));
        }
        if (!stream && (change != null || translation != null)) {
            return buffered(response, body);
        }
        return CompletableFuture.completedFuture(stream(response, body.move()));
    }

    /** Waits for the rest of an answer that must be whole; its client may leave and its provider fall silent meanwhile. */
    private CompletionStage<HttpResponse<?>> buffered(ByteBodyHttpResponse<?> response, ByteBody body) {
        CompletableFuture<HttpResponse<?>> result = new CompletableFuture<>();
        ChannelFutureListener clientGone = closed -> closeUpstream();
        client.closeFuture().addListener(clientGone);
        Future<?> limit =
                client.eventLoop().schedule(this::closeUpstream, timeouts.idle().toMillis(), TimeUnit.MILLISECONDS);
        body.buffer().whenComplete((all, failure) -> {
            client.closeFuture().removeListener(clientGone);
            limit.cancel(false);
            if (failure != null) {
                broken(result);
                return;
            }
            try {
                whole(response, all).thenAccept(result::complete);
            } catch (GatewayError error) {
                tap().close();
                exchange.attemptEnded(attempt, error.reason());
                result.completeExceptionally(error);
            }
        });
        return result;
    }

    private void broken(CompletableFuture<HttpResponse<?>> result) {
        learnAnswer();
        tap().close();
        if (client.isActive()) {
            exchange.attemptEnded(attempt, "interrupted");
            result.completeExceptionally(GatewayError.provider(
                    ErrorKind.BAD_GATEWAY, "cut", "The provider's answer broke off before its end"));
            return;
        }
        end("cancelled", Outcome.CANCELLED, "client_gone", "the client left before the answer was whole");
        exchange.endsWithStream();
        result.complete(HttpResponse.status(attempt.status(), "Client Closed Request"));
    }

    private CompletionStage<HttpResponse<?>> whole(ByteBodyHttpResponse<?> response, CloseableAvailableByteBody body) {
        try (var copy = body.split().toReadBuffer()) {
            tap().read(copy);
        }
        attempt.firstToken(System.nanoTime());
        MutableHttpResponse<?> answer = changed(response, body);
        CompletionStage<?> wait = endReached();
        if (wait == null) {
            wholeEnded();
            return CompletableFuture.completedFuture(answer);
        }
        return wait.thenApplyAsync(
                done -> {
                    wholeEnded();
                    return answer;
                },
                client.eventLoop());
    }

    private MutableHttpResponse<?> changed(ByteBodyHttpResponse<?> response, CloseableAvailableByteBody body) {
        NettyByteBodyFactory factory = new NettyByteBodyFactory(client);
        if (translation != null) {
            byte[] bytes = body.toByteArray();
            byte[] plain = Decoder.whole(bytes, response.getHeaders().get("content-encoding"), LARGEST_ANSWER);
            TranslatedWhole whole = TranslatedWhole.of(translation, response.code(), plain == null ? bytes : plain);
            return head(response, whole.status()).body(factory.adapt(whole.body()));
        }
        if (change != null) {
            byte[] bytes = body.toByteArray();
            byte[] plain = Decoder.whole(bytes, response.getHeaders().get("content-encoding"), LARGEST_ANSWER);
            MutableHttpResponse<?> answer = head(response, response.code());
            if (plain == null) {
                return answer.body(factory.adapt(bytes));
            }
            Headers.rewritten(answer.getHeaders());
            return answer.body(factory.adapt(change.apply(exchange.request(), target, response.code(), plain)));
        }
        return head(response, response.code()).body(body);
    }

    private void wholeEnded() {
        tap().close();
        exchange.attemptEnded(attempt, errorType());
        String error = errorType();
        if (error != null) {
            exchange.concluded(Outcome.UPSTREAM_ERROR, "provider_error", "the provider answered " + attempt.status());
        }
    }

    private HttpResponse<?> stream(ByteBodyHttpResponse<?> response, CloseableByteBody body) {
        exchange.endsWithStream();
        Rewriter rewriter = rewriter(response);
        Relay relayed = new Relay(body.toReadBufferPublisher(), tap(), rewriter, client.eventLoop(), this);
        relay = relayed;
        watchLimits();
        MutableHttpResponse<?> answer = head(response, response.code());
        CloseableByteBody adapted = new NettyByteBodyFactory(client)
                .adapt(relayed, BodySizeLimits.UNLIMITED, answer.getHeaders(), relayed::cancel);
        return answer.body(adapted);
    }

    private Rewriter rewriter(ByteBodyHttpResponse<?> response) {
        if (translation == null) {
            return Rewriter.UNCHANGED;
        }
        return new TranslatingRewriter(
                translation.translator().stream(translation.hints()),
                response.getHeaders().get("content-encoding"),
                client.alloc(),
                new NettyByteBodyFactory(client).readBufferFactory()::adapt);
    }

    private MutableHttpResponse<?> head(ByteBodyHttpResponse<?> response, int status) {
        MutableHttpResponse<?> answer = HttpResponse.status(status, response.reason());
        Headers.copyDown(response.getHeaders(), answer.getHeaders());
        if (translation != null) {
            Headers.translate(answer.getHeaders(), eventStream && status < 300);
        }
        HeaderChanges.OfResponse changes = target.policies().find(HeaderChanges.OfResponse.class);
        if (changes != null) {
            Headers.apply(changes.changes(), answer.getHeaders());
        }
        return answer;
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
        closeUpstream();
        Objects.requireNonNull(relay).breakOff(new Relay.BrokenAnswerException(late));
    }

    private long idleLeft() {
        return timeouts.idle().toNanos() - (System.nanoTime() - lastPieceNanos);
    }

    private long requestLeft() {
        return timeouts.request() == null
                ? Long.MAX_VALUE
                : timeouts.request().toNanos() - (System.nanoTime() - exchange.startedNanos());
    }

    @Override
    public void pieceArrived(boolean firstToken) {
        lastPieceNanos = System.nanoTime();
        if (firstToken) {
            attempt.firstToken(lastPieceNanos);
        }
    }

    @Override
    public @Nullable CompletionStage<?> endReached() {
        learnAnswer();
        return exchange.settle(attempt);
    }

    private void learnAnswer() {
        tap().end();
        Answer answer = tap().answer();
        attempt.answer(answer);
        boolean billed = attempt.status() < 300
                && (dialect.operation() == Operation.CHAT || dialect.operation() == Operation.EMBEDDINGS);
        if (billed) {
            attempt.cost(prices.now()
                    .price(
                            attempt.upstream().provider(),
                            answer.model(),
                            attempt.upstream().model(),
                            answer.usage(),
                            exchange.startedAt()));
        }
    }

    @Override
    public boolean complete() {
        stopWatching();
        Answer answer = attempt.answer();
        boolean cut = eventStream
                && attempt.status() < 300
                && dialect.operation() == Operation.CHAT
                && !answer.terminated()
                && answer.finishReasons().isEmpty();
        if (cut) {
            end("interrupted", Outcome.INTERRUPTED, "cut", "the provider's stream ended before its end");
            return false;
        }
        String error = errorType();
        if (error == null) {
            end(null, Outcome.COMPLETED, null, null);
        } else {
            end(error, Outcome.UPSTREAM_ERROR, "provider_error", "the provider answered " + error);
        }
        return true;
    }

    @Override
    public void broken(Throwable failure) {
        stopWatching();
        learnAnswer();
        if (late != null) {
            end("timeout", Outcome.TIMEOUT, "timeout", late);
        } else {
            end("interrupted", Outcome.INTERRUPTED, "cut", "the provider's answer broke off");
        }
    }

    @Override
    public void left() {
        stopWatching();
        closeUpstream();
        learnAnswer();
        end("cancelled", Outcome.CANCELLED, "client_gone", "the client left in the middle of the answer");
    }

    private void end(@Nullable String errorType, Outcome outcome, @Nullable String reason, @Nullable String message) {
        tap().close();
        exchange.attemptEnded(attempt, errorType);
        exchange.end(new Ending(outcome, attempt.status(), reason, message, System.nanoTime()));
    }

    /** By {@code error.type}: the error that the answer names, else its status when that is an error. */
    private @Nullable String errorType() {
        String named = attempt.answer().errorType();
        if (named != null) {
            return named;
        }
        return attempt.status() >= 400 ? String.valueOf(attempt.status()) : null;
    }

    /** Without this the connection would be closed as after a whole answer. */
    @Override
    public void breakConnection() {
        if (client.config().getOptions().containsKey(ChannelOption.SO_LINGER)) {
            client.config().setOption(ChannelOption.SO_LINGER, 0);
        }
    }

    private void closeUpstream() {
        if (upstream != null) {
            upstream.close();
        }
    }

    private void stopWatching() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private Tap tap() {
        return Objects.requireNonNull(tap);
    }
}

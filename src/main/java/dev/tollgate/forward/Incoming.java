package dev.tollgate.forward;

import dev.tollgate.llm.Answer;
import dev.tollgate.llm.Dialect;
import dev.tollgate.llm.Operation;
import dev.tollgate.pipeline.Attempt;
import dev.tollgate.pipeline.Ending;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.Outcome;
import dev.tollgate.pricing.Prices;
import dev.tollgate.target.Target;
import dev.tollgate.translate.Translation;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.body.AvailableByteBody;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One provider's answer whose head has come: what is known of it and how its end is told, whether it is relayed whole
 * ({@link WholeAnswer}) or as it comes ({@link StreamedAnswer}). Lives on the event loop of the client's connection.
 */
final class Incoming {
    private final Exchange exchange;
    private final Target target;
    private final Attempt attempt;
    private final ByteBodyHttpResponse<?> response;
    private final Channel client;
    private final @Nullable Channel upstream;
    private final Answering answering;
    private final Tap tap;
    private final boolean eventStream;
    private final @Nullable Translation translation;
    private final @Nullable WholeChange change;

    Incoming(
            Exchange exchange,
            Target target,
            Attempt attempt,
            ByteBodyHttpResponse<?> response,
            Channel client,
            @Nullable Channel upstream,
            Answering answering) {
        this.exchange = exchange;
        this.target = target;
        this.attempt = attempt;
        this.response = response;
        this.client = client;
        this.upstream = upstream;
        this.answering = answering;
        String type = response.getHeaders().get("content-type");
        this.eventStream = type != null && type.startsWith("text/event-stream");
        this.tap = new Tap(dialect(), eventStream, encoding(), exchange.readers(attempt, eventStream));
        this.translation = exchange.find(Translation.class);
        this.change = WholeChange.of(exchange, target);
    }

    /**
     * Whether it goes on whole: because it has come whole, or because it is changed in a way that needs all of it. A short
     * event stream that has come whole is streamed all the same, so that one that was cut looks cut.
     */
    boolean goesWhole() {
        if (eventStream && (translation == null || status() < 300)) {
            return false;
        }
        return response.byteBody() instanceof AvailableByteBody || change != null || translation != null;
    }

    Exchange exchange() {
        return exchange;
    }

    Target target() {
        return target;
    }

    Attempt attempt() {
        return attempt;
    }

    ByteBodyHttpResponse<?> response() {
        return response;
    }

    Channel client() {
        return client;
    }

    Tap tap() {
        return tap;
    }

    @Nullable
    Translation translation() {
        return translation;
    }

    @Nullable
    WholeChange change() {
        return change;
    }

    /** The provider's id of the request, or the gateway's own where it gives none. */
    String requestId() {
        String providers = attempt.requestId();
        return providers == null ? exchange.requestId() : providers;
    }

    int status() {
        return response.code();
    }

    @Nullable
    String encoding() {
        return response.getHeaders().get("content-encoding");
    }

    private Dialect dialect() {
        return attempt.upstream().dialect();
    }

    /** The head that the client gets. */
    MutableHttpResponse<?> head(int status) {
        MutableHttpResponse<?> answer = HttpResponse.status(status, response.reason());
        Headers.copyDown(response.getHeaders(), answer.getHeaders());
        if (translation != null) {
            TranslatedHead.write(status, eventStream && status < 300, exchange.family(), answer.getHeaders());
        }
        HeaderChanges.OfResponse changes = target.policies().find(HeaderChanges.OfResponse.class);
        if (changes != null) {
            Headers.apply(changes.changes(), answer.getHeaders());
        }
        return answer;
    }

    /** Notes what has been read of the answer, and its price. */
    void learn() {
        tap.end();
        Answer answer = tap.answer();
        boolean answered = attempt.status() < 300;
        if (answered && eventStream && dialect().operation() == Operation.CHAT && !answer.terminated()) {
            answer = CutUsage.of(answer, tap.estimatedOutputTokens(), exchange);
            attempt.estimated(answer);
        } else {
            attempt.answer(answer);
        }
        if (answered && (dialect().operation() == Operation.CHAT || dialect().operation() == Operation.EMBEDDINGS)) {
            Prices prices = answering.prices().now();
            attempt.cost(prices.price(
                    target.provider().pricedAs(prices),
                    answer.model(),
                    attempt.upstream().model(),
                    answer.usage(),
                    exchange.startedAt()));
        }
    }

    /** All but the last bytes is there: what they must wait for, or null. */
    @Nullable
    CompletionStage<?> settle() {
        learn();
        Conclusion conclusion = conclusion();
        return exchange.settle(attempt, conclusion.errorType(), conclusion.ending(attempt.status()));
    }

    /** How attempt and exchange end, as far as the provider decides it. */
    record Conclusion(
            @Nullable String errorType,
            Outcome outcome,
            @Nullable String reason,
            @Nullable String message) {
        Ending ending(int status) {
            return new Ending(outcome, status, reason, message, System.nanoTime());
        }
    }

    /** Of an answer of which nothing more will come. */
    Conclusion conclusion() {
        if (cut()) {
            return new Conclusion(
                    "interrupted", Outcome.INTERRUPTED, "cut", "the provider's stream ended before its end");
        }
        String error = errorType();
        return error == null
                ? new Conclusion(null, Outcome.COMPLETED, null, null)
                : new Conclusion(error, Outcome.UPSTREAM_ERROR, "provider_error", "the provider answered " + error);
    }

    /** Whether a stream ended without its dialect's end. */
    private boolean cut() {
        Answer answer = attempt.answer();
        return eventStream
                && attempt.status() < 300
                && dialect().operation() == Operation.CHAT
                && !answer.terminated()
                && answer.finishReasons().isEmpty();
    }

    /** By {@code error.type}: the error that the answer names, else its status when that is an error. */
    private @Nullable String errorType() {
        String named = attempt.answer().errorType();
        if (named != null) {
            return named;
        }
        return attempt.status() >= 400 ? String.valueOf(attempt.status()) : null;
    }

    /** Ends attempt and exchange together. */
    void end(Conclusion conclusion) {
        tap.close();
        exchange.attemptEnded(attempt, conclusion.errorType());
        exchange.end(conclusion.ending(attempt.status()));
    }

    /** How long the answer is read on when its client leaves; null calls the provider off. */
    @Nullable
    Duration readOn() {
        return answering.clientGone().readOn();
    }

    /** The client has gone, and nothing more will be read for it. */
    void left() {
        closeUpstream();
        learn();
        end(new Conclusion(
                "cancelled", Outcome.CANCELLED, "client_gone", "the client left before the answer was whole"));
    }

    void closeUpstream() {
        if (upstream != null) {
            upstream.close();
        }
    }
}

package dev.tollgate.pipeline;

import dev.tollgate.llm.Dialect;
import dev.tollgate.llm.Family;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request and its answer: what is known of them, who watches, and the one end that they have.
 *
 * <p>Facts are only ever added: each is a record that one phase owns and learns once. Asking for one too early is a
 * programming error. Used on the event loop of its connection only, except for {@link #end}, which may come from anywhere
 * and takes effect once.
 */
public final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final String ATTRIBUTE = "tollgate.exchange";

    private final HttpRequest<?> request;
    private final String requestId;
    private final Instant startedAt;
    private final long startedNanos;
    private final Map<Class<? extends Record>, Record> facts = new HashMap<>(16);
    private final List<Watcher> watchers = new ArrayList<>(2);
    private final List<Attempt> attempts = new ArrayList<>(1);
    private final AtomicBoolean ended = new AtomicBoolean();
    private @Nullable Dialect dialect;
    private @Nullable GatewayError error;
    private @Nullable Conclusion conclusion;
    private boolean streamEndsIt;

    private Exchange(HttpRequest<?> request, String requestId, Instant startedAt, long startedNanos) {
        this.request = request;
        this.requestId = requestId;
        this.startedAt = startedAt;
        this.startedNanos = startedNanos;
    }

    /** Makes the exchange of a request that has just arrived, so that {@link #of} finds it. */
    public static Exchange open(HttpRequest<?> request, String requestId, Instant startedAt, long startedNanos) {
        Exchange exchange = new Exchange(request, requestId, startedAt, startedNanos);
        request.setAttribute(ATTRIBUTE, exchange);
        return exchange;
    }

    /** The exchange of a request, or null for one that is not LLM traffic. */
    public static @Nullable Exchange of(HttpRequest<?> request) {
        return request.getAttributes().getValue(ATTRIBUTE) instanceof Exchange exchange ? exchange : null;
    }

    public HttpRequest<?> request() {
        return request;
    }

    /** The gateway's id of this request: taken over from {@code x-request-id} when sane, else made. */
    public String requestId() {
        return requestId;
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** {@link System#nanoTime()} when the head of the request had been read. */
    public long startedNanos() {
        return startedNanos;
    }

    /** Adds a fact. Each is learned once. */
    public void learn(Record fact) {
        if (facts.putIfAbsent(fact.getClass(), fact) != null) {
            throw new IllegalStateException(fact.getClass().getSimpleName() + " is known already");
        }
    }

    /** A fact that an earlier phase must have learned. */
    public <T extends Record> T known(Class<T> type) {
        T fact = find(type);
        if (fact == null) {
            throw new IllegalStateException(
                    type.getSimpleName() + " is not known yet (expected: asked for after the phase that learns it)");
        }
        return fact;
    }

    /** A fact, or null while it is not known. */
    public <T extends Record> @Nullable T find(Class<T> type) {
        return type.cast(facts.get(type));
    }

    /** Says which dialect the client speaks. */
    public void speaks(Dialect dialect) {
        this.dialect = dialect;
    }

    /** What the client speaks, or null before that is known. */
    public @Nullable Dialect dialect() {
        return dialect;
    }

    /** The family whose error shape the client expects: by its dialect, before that by its headers and path. */
    public Family family() {
        if (dialect != null) {
            return dialect.family();
        }
        boolean anthropic = request.getHeaders().contains("anthropic-version")
                || request.getHeaders().contains("x-api-key")
                || request.getPath().startsWith("/v1/messages");
        return anthropic ? Family.ANTHROPIC : Family.OPENAI;
    }

    /** Adds a watcher; those added first are told first. */
    public void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    /** The attempts so far, in order. */
    public List<Attempt> attempts() {
        return Collections.unmodifiableList(attempts);
    }

    /** Notes that a provider is about to be called and lets the watchers add to the headers that it gets. */
    public Attempt attempt(Upstream upstream, MutableHttpHeaders headers) {
        Attempt attempt = new Attempt(attempts.size() + 1, upstream, System.nanoTime());
        attempts.add(attempt);
        for (Watcher watcher : watchers) {
            guarded(() -> watcher.attemptStarting(this, attempt, headers));
        }
        return attempt;
    }

    /** Those of the watchers that read the answer's plain bytes along. */
    public List<Consumer<ByteBuffer>> readers(Attempt attempt, boolean eventStream) {
        List<Consumer<ByteBuffer>> readers = new ArrayList<>(0);
        for (Watcher watcher : watchers) {
            guarded(() -> {
                Consumer<ByteBuffer> reader = watcher.reader(this, attempt, eventStream);
                if (reader != null) {
                    readers.add(reader);
                }
            });
        }
        return readers;
    }

    /** Notes the end of an attempt. */
    public void attemptEnded(Attempt attempt, @Nullable String errorType) {
        attempt.end(errorType, System.nanoTime());
        for (Watcher watcher : watchers) {
            guarded(() -> watcher.attemptEnded(this, attempt));
        }
    }

    /**
     * What the last bytes of the answer must wait for, or null when they need not wait. Where it fails, they must not be sent.
     *
     * @param errorType of the attempt, as for {@link #attemptEnded}
     * @param ending how the exchange will have ended when they are sent
     */
    public @Nullable CompletionStage<?> settle(Attempt attempt, @Nullable String errorType, Ending ending) {
        attempt.end(errorType, ending.nanos());
        @Nullable CompletionStage<?> all = null;
        for (Watcher watcher : watchers) {
            CompletionStage<?> one = settled(watcher, attempt, ending);
            if (one != null) {
                all = all == null ? one : all.thenCombine(one, (a, b) -> a);
            }
        }
        return all;
    }

    private @Nullable CompletionStage<?> settled(Watcher watcher, Attempt attempt, Ending ending) {
        try {
            return watcher.settle(this, attempt, ending);
        } catch (RuntimeException e) {
            LOG.error("{} failed to settle", watcher.getClass().getSimpleName(), e);
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Remembers the error that answers this exchange. */
    public void failed(GatewayError error) {
        this.error = error;
    }

    /** The error that answers this exchange, or null. */
    public @Nullable GatewayError error() {
        return error;
    }

    /** Says that whoever relays the answer calls {@link #end} when its last byte is written. */
    public void endsWithStream() {
        streamEndsIt = true;
    }

    boolean streamEndsIt() {
        return streamEndsIt;
    }

    /** Says how an exchange ends whose answer is complete already and only has to be written. */
    public void concluded(Outcome outcome, @Nullable String reason, @Nullable String message) {
        conclusion = new Conclusion(outcome, reason, message);
    }

    /** The ending of an answer that is complete and goes out with {@code status}. */
    Ending ending(int status) {
        Conclusion known = conclusion;
        if (error != null) {
            known = new Conclusion(error.outcome(), error.reason(), error.message());
        }
        return known == null
                ? new Ending(Outcome.COMPLETED, status, null, null, System.nanoTime())
                : new Ending(known.outcome(), status, known.reason(), known.message(), System.nanoTime());
    }

    private record Conclusion(
            Outcome outcome,
            @Nullable String reason,
            @Nullable String message) {}

    /** Ends the exchange; every call but the first does nothing. */
    public void end(Ending ending) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        for (Watcher watcher : watchers) {
            guarded(() -> watcher.ended(this, ending));
        }
    }

    private static void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.error("A watcher failed; the exchange goes on", e);
        }
    }
}

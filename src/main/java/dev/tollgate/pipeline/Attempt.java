package dev.tollgate.pipeline;

import dev.tollgate.llm.Answer;
import dev.tollgate.pricing.Cost;
import org.jspecify.annotations.Nullable;

/**
 * One call of a provider, filled in as it goes. Written on the event loop of its exchange only; read by watchers there, or
 * after the end.
 */
public final class Attempt {
    private final int number;
    private final Upstream upstream;
    private final long startedNanos;
    private long headNanos;
    private long firstTokenNanos;
    private long endedNanos;
    private int status;
    private @Nullable String requestId;
    private @Nullable String errorType;
    private Answer answer = Answer.NOTHING;
    private boolean estimated;
    private @Nullable Cost cost;

    /** @param number 1 for the first */
    public Attempt(int number, Upstream upstream, long startedNanos) {
        this.number = number;
        this.upstream = upstream;
        this.startedNanos = startedNanos;
    }

    public int number() {
        return number;
    }

    public Upstream upstream() {
        return upstream;
    }

    /** {@link System#nanoTime()} when it was sent. */
    public long startedNanos() {
        return startedNanos;
    }

    /** Notes the provider's status line and headers. */
    public void head(int status, @Nullable String requestId, long nanos) {
        this.status = status;
        this.requestId = requestId;
        this.headNanos = nanos;
    }

    /** Notes the first piece of content. Later calls change nothing. */
    public void firstToken(long nanos) {
        if (firstTokenNanos == 0) {
            firstTokenNanos = nanos;
        }
    }

    /** Notes what was read of the answer so far. */
    public void answer(Answer answer) {
        this.answer = answer;
    }

    /** Notes what was read of the answer, with a usage that the gateway had to guess at. */
    public void estimated(Answer answer) {
        this.answer = answer;
        this.estimated = true;
    }

    /** Notes what the answer cost. */
    public void cost(Cost cost) {
        this.cost = cost;
    }

    /** Notes the end. {@code errorType} by {@code error.type}: a status such as {@code 529}, or a word such as {@code connect}. */
    public void end(@Nullable String errorType, long nanos) {
        this.errorType = errorType;
        this.endedNanos = nanos;
    }

    /** 0 while no head has come. */
    public int status() {
        return status;
    }

    /** The provider's own id of the request. */
    public @Nullable String requestId() {
        return requestId;
    }

    /** {@link System#nanoTime()} of the head, or 0. */
    public long headNanos() {
        return headNanos;
    }

    /** {@link System#nanoTime()} of the first content, or 0. */
    public long firstTokenNanos() {
        return firstTokenNanos;
    }

    /** {@link System#nanoTime()} of the end, or 0 while it runs. */
    public long endedNanos() {
        return endedNanos;
    }

    public @Nullable String errorType() {
        return errorType;
    }

    public Answer answer() {
        return answer;
    }

    /** Whether any number of the usage is a guess of the gateway's. */
    public boolean estimated() {
        return estimated;
    }

    /** What the answer cost; null for one that is not billed, such as an error. */
    public @Nullable Cost cost() {
        return cost;
    }
}

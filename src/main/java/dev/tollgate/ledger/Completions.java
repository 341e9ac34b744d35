package dev.tollgate.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells those who wait for entries what became of them, and counts how many still wait. */
final class Completions {
    private static final Logger LOG = LoggerFactory.getLogger(Completions.class);

    /** How long the end of an answer is held back; its client would give up soon after. The entry is written all the same. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final AtomicInteger pending = new AtomicInteger();
    private final boolean releaseOnFailure;

    /** @param releaseOnFailure whether nobody waits while the store cannot be written */
    Completions(boolean releaseOnFailure) {
        this.releaseOnFailure = releaseOnFailure;
    }

    int pending() {
        return pending.get();
    }

    /** Counts one more, unless so many wait already. */
    boolean admit(int capacity) {
        if (pending.incrementAndGet() <= capacity) {
            return true;
        }
        pending.decrementAndGet();
        return false;
    }

    /** These are durable. */
    void complete(Collection<Settling.Settled> settled) {
        pending.addAndGet(-settled.size());
        tell(settled);
    }

    /** The store cannot be written at the moment, and these are kept; who has waited too long is told so. */
    void release(Collection<Settling.Settled> settled) {
        if (releaseOnFailure) {
            tell(settled.stream().filter(one -> !one.done().isDone()).toList());
            return;
        }
        long now = System.nanoTime();
        for (Settling.Settled one : settled) {
            if (now - one.queuedNanos() > LONGEST_WAIT.toNanos()) {
                one.done()
                        .completeExceptionally(new LedgerException(
                                "the ledger could not be written for " + LONGEST_WAIT.toSeconds() + " s"));
            }
        }
    }

    private static void tell(Collection<Settling.Settled> settled) {
        Map<Executor, List<Settling.Settled>> elsewhere = new IdentityHashMap<>(4);
        for (Settling.Settled one : settled) {
            if (one.executor() == null) {
                one.done().complete(null);
            } else {
                elsewhere
                        .computeIfAbsent(one.executor(), executor -> new ArrayList<>())
                        .add(one);
            }
        }
        elsewhere.forEach((executor, list) -> {
            try {
                executor.execute(() -> list.forEach(one -> one.done().complete(null)));
            } catch (RejectedExecutionException e) {
                LOG.debug("An event loop has ended; nobody waits there any more", e);
            }
        });
    }

    /** This one will never be in the book. Its content goes to the log, so that it is not lost without a trace. */
    void fail(Settling.Settled one, String why) {
        pending.decrementAndGet();
        refused(one.entry(), one.attempts(), why);
        one.done().completeExceptionally(new LedgerException(why));
    }

    static void refused(Entry entry, List<AttemptLine> attempts, String why) {
        LOG.error("Entry {} is lost: {}. It was:\n{}", entry.id(), why, Content.of(entry, attempts));
    }
}

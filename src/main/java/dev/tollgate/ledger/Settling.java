package dev.tollgate.ledger;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** An entry on its way into the book: open, or settled with its attempts. */
sealed interface Settling {
    Entry entry();

    /** @param queuedNanos {@link System#nanoTime()} */
    record Opened(Entry entry, long queuedNanos) implements Settling {}

    /**
     * @param done completes when the entry is durable
     * @param executor where {@code done} is completed; null means the writer's own thread
     */
    record Settled(
            Entry entry,
            List<AttemptLine> attempts,
            CompletableFuture<@Nullable Void> done,
            @Nullable Executor executor,
            long queuedNanos)
            implements Settling {
        public Settled {
            attempts = List.copyOf(attempts);
        }
    }
}

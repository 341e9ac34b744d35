package dev.tollgate.ledger;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands entries from any thread to the writer. Waking a thread costs more than everything else here, so it is done only when
 * the writer sleeps too long for what has come: an open row can wait for the end of a nap, a settled entry cannot.
 */
final class Inbox {
    private static final int AWAKE = 0;
    private static final int NAPPING = 1;
    private static final int SLEEPING = 2;

    private final Queue<Settling> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger writer = new AtomicInteger(AWAKE);
    private volatile @Nullable Thread thread;

    void offer(Settling one) {
        queue.add(one);
        int state = writer.get();
        if (state == SLEEPING || (state == NAPPING && one instanceof Settling.Settled)) {
            wake(state);
        }
    }

    /** Wakes the writer whatever it does. */
    void wake() {
        wake(writer.get());
    }

    private void wake(int state) {
        if (state != AWAKE && writer.compareAndSet(state, AWAKE)) {
            LockSupport.unpark(thread);
        }
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    void drainTo(Consumer<Settling> taker) {
        for (Settling one = queue.poll(); one != null; one = queue.poll()) {
            taker.accept(one);
        }
    }

    /**
     * Waits until something comes, at most so long. On the writer's thread.
     *
     * @param nap whether open rows alone should not end it
     */
    void await(long nanos, boolean nap) {
        thread = Thread.currentThread();
        writer.set(nap ? NAPPING : SLEEPING);
        // whoever adds after this line sees the state, whoever added before it is seen here
        if (queue.isEmpty()) {
            LockSupport.parkNanos(this, nanos);
        }
        writer.set(AWAKE);
    }
}

package dev.tollgate.ledger;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the writer has taken over and not yet committed. An open row is held back for a few milliseconds: most short requests
 * are settled by then, and need none. Used on the writer's thread only.
 */
final class Waiting {
    private final long lingerNanos;
    private final Deque<Settling.Settled> settled = new ArrayDeque<>();
    private final Map<UUID, Settling.Opened> opened = new LinkedHashMap<>();
    private final Set<UUID> mayBeOpen = new HashSet<>();

    Waiting(Duration linger) {
        this.lingerNanos = linger.toNanos();
    }

    void add(Settling one) {
        switch (one) {
            case Settling.Opened open -> opened.put(open.entry().id(), open);
            case Settling.Settled done -> {
                opened.remove(done.entry().id());
                settled.add(done);
            }
        }
    }

    /** Ids of which an open row may exist. */
    Set<UUID> mayBeOpen() {
        return mayBeOpen;
    }

    Deque<Settling.Settled> settled() {
        return settled;
    }

    boolean isEmpty() {
        return settled.isEmpty() && opened.isEmpty();
    }

    /** When the oldest open row is due, as nanoseconds from {@code now}; 0 or less if it is; {@code Long.MAX_VALUE} without. */
    long dueIn(long now) {
        if (!settled.isEmpty()) {
            return 0;
        }
        if (opened.isEmpty()) {
            return Long.MAX_VALUE;
        }
        return opened.values().iterator().next().queuedNanos() + lingerNanos - now;
    }

    /** Open rows that are due, or all; from now on they may exist. */
    List<Entry> due(long now, boolean all, int most) {
        List<Entry> due = new ArrayList<>();
        for (Settling.Opened open : opened.values()) {
            if (due.size() == most || (!all && open.queuedNanos() + lingerNanos > now)) {
                break;
            }
            due.add(open.entry());
            mayBeOpen.add(open.entry().id());
        }
        return due;
    }

    /** The oldest settled entries. */
    List<Settling.Settled> oldest(int most) {
        return settled.stream().limit(most).toList();
    }

    /** These were written. */
    void written(List<Settling.Settled> done, List<Entry> rows) {
        for (Settling.Settled one : done) {
            settled.remove(one);
            mayBeOpen.remove(one.entry().id());
        }
        for (Entry row : rows) {
            opened.remove(row.id());
        }
    }
}

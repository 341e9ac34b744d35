package dev.tollgate.telemetry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The attribute sets of metric points, made once for each tuple of labels. The labels are bounded before they come here; the
 * cache is bounded all the same, and past its bound makes a set anew each time.
 *
 * @param <K> the tuple
 * @param <V> the set, or the sets, made of it
 */
final class AttributeCache<K, V> {
    private static final int MOST = 4096;

    private final Map<K, V> made = new ConcurrentHashMap<>();
    private final Function<K, V> make;

    AttributeCache(Function<K, V> make) {
        this.make = make;
    }

    V get(K labels) {
        V known = made.get(labels);
        if (known != null) {
            return known;
        }
        V fresh = make.apply(labels);
        if (made.size() < MOST) {
            made.put(labels, fresh);
        }
        return fresh;
    }
}

package dev.tollgate.simulate;

import java.util.List;

/**
 * What sample traffic is like.
 *
 * @param perSecond how many requests begin in a second on average, from 0.1 to 1000
 * @param keys the keys that the callers use, at least one; each caller keeps his
 * @param seed the same seed gives the same traffic, but for its timing
 */
public record SampleTrafficOptions(double perSecond, List<String> keys, long seed) {
    /** Four requests a second with one key. */
    public static final SampleTrafficOptions DEFAULTS = new SampleTrafficOptions(4, List.of("sk-demo"), 1);

    public SampleTrafficOptions {
        keys = List.copyOf(keys);
        if (perSecond < 0.1 || perSecond > 1000) {
            throw new IllegalArgumentException("perSecond is " + perSecond + " (expected: 0.1 to 1000)");
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("keys is empty (expected: one key or more)");
        }
    }
}

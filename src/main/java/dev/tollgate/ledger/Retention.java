package dev.tollgate.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How long entries are kept, by state; a state that is not named is kept for ever.
 *
 * @param keep from the start of the request; at least a day
 */
public record Retention(Map<EntryState, Duration> keep) {
    /** Nothing is ever deleted. */
    public static final Retention FOREVER = new Retention(Map.of());

    private static final Duration SHORTEST = Duration.ofDays(1);

    record Rule(EntryState state, Duration keep) {}

    public Retention {
        keep.forEach((state, duration) -> {
            if (state == EntryState.OPEN) {
                throw new IllegalArgumentException(
                        "retention names open (expected: completed, failed, cancelled or interrupted)");
            }
            if (duration.compareTo(SHORTEST) < 0) {
                throw new IllegalArgumentException(
                        "retention of " + state.text() + " is " + duration + " (expected: at least a day)");
            }
        });
        keep = Map.copyOf(keep);
    }

    List<Rule> rules() {
        return keep.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(rule -> new Rule(rule.getKey(), rule.getValue()))
                .toList();
    }
}

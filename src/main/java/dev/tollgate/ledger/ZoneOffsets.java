package dev.tollgate.ledger;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A time zone's offsets from UTC in SQL, which has no zones of its own in SQLite. */
final class ZoneOffsets {
    /** No ledger is older than this. */
    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

    private ZoneOffsets() {}

    /** An expression for the offset in seconds at {@code seconds} since 1970. */
    static String sql(ZoneId zone, TimeRange range, String seconds) {
        List<ZoneOffsetTransition> transitions = transitions(zone, range);
        if (transitions.isEmpty()) {
            return Integer.toString(zone.getRules().getOffset(begin(range)).getTotalSeconds());
        }
        StringBuilder text = new StringBuilder("CASE");
        for (ZoneOffsetTransition transition : transitions) {
            text.append(" WHEN ")
                    .append(seconds)
                    .append(" < ")
                    .append(transition.toEpochSecond())
                    .append(" THEN ")
                    .append(transition.getOffsetBefore().getTotalSeconds());
        }
        return text.append(" ELSE ")
                .append(transitions.getLast().getOffsetAfter().getTotalSeconds())
                .append(" END")
                .toString();
    }

    /** Whether hours begin in the zone when they do in UTC. */
    static boolean wholeHours(ZoneId zone, TimeRange range) {
        List<ZoneOffset> offsets = new ArrayList<>();
        offsets.add(zone.getRules().getOffset(begin(range)));
        transitions(zone, range).forEach(transition -> offsets.add(transition.getOffsetAfter()));
        return offsets.stream().allMatch(offset -> offset.getTotalSeconds() % 3600 == 0);
    }

    private static List<ZoneOffsetTransition> transitions(ZoneId zone, TimeRange range) {
        ZoneRules rules = zone.getRules();
        // a year ahead covers the clocks of those who wrote the entries
        @Nullable Instant until = range.until();
        Instant end = until == null ? Instant.now().plusSeconds(366L * 86400) : until;
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        for (ZoneOffsetTransition next = rules.nextTransition(begin(range));
                next != null && next.getInstant().isBefore(end);
                next = rules.nextTransition(next.getInstant())) {
            transitions.add(next);
        }
        return transitions;
    }

    private static Instant begin(TimeRange range) {
        Instant since = range.since();
        return since == null ? EARLIEST : since;
    }
}

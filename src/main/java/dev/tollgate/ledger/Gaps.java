package dev.tollgate.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Which gaps the deletion of entries leaves in their chains. */
final class Gaps {
    private Gaps() {}

    static List<Checkpoint> of(List<BookedEntry> deleted, Instant now) {
        List<Link> links = deleted.stream()
                .map(entry -> Objects.requireNonNull(entry.link(), "only settled entries are deleted"))
                .sorted(Comparator.comparingLong(Link::chain).thenComparingLong(Link::seq))
                .toList();
        List<Checkpoint> gaps = new ArrayList<>();
        for (int first = 0; first < links.size(); ) {
            int last = first;
            while (last + 1 < links.size() && follows(links.get(last), links.get(last + 1))) {
                last++;
            }
            Link from = links.get(first);
            Link to = links.get(last);
            gaps.add(new Checkpoint(now, Checkpoint.Reason.RETENTION, from.chain(), from.seq(), to.seq(), to.hash()));
            first = last + 1;
        }
        return gaps;
    }

    private static boolean follows(Link one, Link other) {
        return one.chain() == other.chain() && one.seq() + 1 == other.seq();
    }
}

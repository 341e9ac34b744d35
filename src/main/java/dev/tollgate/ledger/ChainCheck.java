package dev.tollgate.ledger;

import dev.tollgate.ledger.Verification.Kind;
import dev.tollgate.ledger.Verification.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks along one chain, link by link, and tells what does not fit. */
final class ChainCheck {
    private final long chain;
    /** By their first link. */
    private final NavigableMap<Long, Checkpoint> gaps = new TreeMap<>();

    private final Consumer<Problem> problems;
    private long next = 1;
    private byte @Nullable [] before;
    private @Nullable UUID last;

    /**
     * @param genesis what stands before the first link
     * @param gaps where links have rightly no row
     */
    ChainCheck(long chain, byte[] genesis, List<Checkpoint> gaps, Consumer<Problem> problems) {
        this.chain = chain;
        this.before = genesis;
        gaps.forEach(gap -> this.gaps.put(gap.firstSeq(), gap));
        this.problems = problems;
    }

    /**
     * The next link in the order of the chain.
     *
     * @param content null if its row cannot be read
     * @param id null for a checkpoint
     */
    void link(long seq, byte @Nullable [] hash, @Nullable String content, @Nullable UUID id) {
        if (seq < next) {
            tell(Kind.INSERTED, seq, id, name(id) + " stands at link " + seq + ", which another one has");
            return;
        }
        skip(seq, id);
        if (hash == null || content == null) {
            tell(Kind.CHANGED, seq, id, name(id) + " at link " + seq + " cannot be read");
        } else if (before != null && !Arrays.equals(Content.hash(before, chain, seq, content), hash)) {
            tell(Kind.CHANGED, seq, id, name(id) + " at link " + seq + " is not what was written");
        }
        before = hash;
        next = seq + 1;
        last = id;
    }

    /** What the replica's row says of the chain's end. */
    void end(long headSeq, byte[] headHash) {
        skip(headSeq + 1, null);
        if (next > headSeq + 1) {
            tell(
                    Kind.INSERTED,
                    headSeq + 1,
                    last,
                    "links " + (headSeq + 1) + " to " + (next - 1) + " stand after the chain's end");
        } else if (before != null && !Arrays.equals(before, headHash)) {
            tell(Kind.CHANGED, headSeq, last, "the chain's last hash is not the one noted for its end");
        }
    }

    /** Goes over links without a row, up to {@code seq}. */
    private void skip(long seq, @Nullable UUID id) {
        while (next < seq) {
            long at = next;
            Map.Entry<Long, Checkpoint> gap = gaps.floorEntry(at);
            if (gap != null && gap.getValue().lastSeq() >= at) {
                next = gap.getValue().lastSeq() + 1;
                before = gap.getValue().lastHash();
                continue;
            }
            Long to = gaps.higherKey(at);
            next = to == null ? seq : Math.min(to, seq);
            before = null;
            tell(Kind.MISSING, at, null, missing(at, next - 1, id));
        }
    }

    private String missing(long from, long to, @Nullable UUID successor) {
        return (from == to ? "link " + from + " is missing" : "links " + from + " to " + to + " are missing")
                + (last == null ? "" : " after entry " + last)
                + (successor == null ? "" : " before entry " + successor);
    }

    private static String name(@Nullable UUID id) {
        return id == null ? "a row" : "entry " + id;
    }

    private void tell(Kind kind, long seq, @Nullable UUID id, String message) {
        problems.accept(new Problem(kind, chain, seq, id, "chain " + chain + ": " + message));
    }
}

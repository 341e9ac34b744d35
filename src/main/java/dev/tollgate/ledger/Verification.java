package dev.tollgate.ledger;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a check of all chains found.
 *
 * @param entries how many settled entries were checked
 * @param chains how many chains
 * @param heads the end of each chain, to be kept elsewhere: who can write the whole database can make all chains anew, but not
 *     with heads that were noted before
 * @param problems empty when the book is whole; at most {@link #MOST} of them
 */
public record Verification(long entries, int chains, List<Link> heads, List<Problem> problems) {
    public static final int MOST = 1000;

    public Verification {
        heads = List.copyOf(heads);
        problems = List.copyOf(problems);
    }

    public boolean whole() {
        return problems.isEmpty();
    }

    /** What is wrong with a row. */
    public enum Kind {
        CHANGED("changed"),
        MISSING("missing"),
        INSERTED("inserted");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /**
     * @param chain the chain, or 0 when the row is in none
     * @param seq the first link concerned, or 0
     * @param id the entry, where there is one
     * @param message in one sentence
     */
    public record Problem(
            Kind kind, long chain, long seq, @Nullable UUID id, String message) {}
}

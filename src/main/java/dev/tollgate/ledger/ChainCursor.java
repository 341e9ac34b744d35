package dev.tollgate.ledger;

import java.util.Map;
import java.util.TreeMap;

/**
 * How far each chain was read, as text: {@code 7} means chains 1 to 7 wholly, {@code 7,5:100,8:1234} that of chain 5 all up to
 * link 100 and of chain 8 up to 1234, and of the others up to 7 everything. A chain only ever grows at its end, and chain
 * numbers only ever grow, so nothing can come to stand before a cursor.
 */
final class ChainCursor {
    private long whole;
    private final Map<Long, Long> partly = new TreeMap<>();

    private ChainCursor(long whole) {
        this.whole = whole;
    }

    static ChainCursor start() {
        return new ChainCursor(0);
    }

    /** @throws IllegalArgumentException if it is not what {@link #toString} gave */
    static ChainCursor parse(String text) {
        try {
            String[] parts = text.split(",", -1);
            ChainCursor cursor = new ChainCursor(Long.parseLong(parts[0]));
            for (int i = 1; i < parts.length; i++) {
                String[] pair = parts[i].split(":", 2);
                cursor.partly.put(Long.parseLong(pair[0]), Long.parseLong(pair[1]));
            }
            return cursor;
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "the cursor is \"" + text + "\" (expected: one that an export before gave)", e);
        }
    }

    /** The last link of a chain that was read. */
    long after(long chain) {
        Long seq = partly.get(chain);
        return seq != null ? seq : chain <= whole ? Long.MAX_VALUE : 0;
    }

    /**
     * Notes that a chain was read up to a link; in the order of chains.
     *
     * @param ended whether it will never grow again
     */
    void read(long chain, long seq, boolean ended) {
        if (ended) {
            partly.remove(chain);
        } else {
            partly.put(chain, seq);
        }
        whole = Math.max(whole, chain);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(whole);
        partly.forEach(
                (chain, seq) -> text.append(',').append(chain).append(':').append(seq));
        return text.toString();
    }
}

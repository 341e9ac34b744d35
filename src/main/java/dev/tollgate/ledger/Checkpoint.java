package dev.tollgate.ledger;

import dev.tollgate.ledger.Column.Kind;
import java.time.Instant;
import java.util.List;

/**
 * Says that some links of a chain have no entry any more, so that their absence does not look like tampering. It is itself a
 * link of the chain of whoever took them away.
 *
 * @param reason why
 * @param ofChain the chain that has the gap
 * @param firstSeq the first link without entry
 * @param lastSeq the last link without entry
 * @param lastHash the hash of that last link, which its successor builds on
 */
record Checkpoint(Instant recordedAt, Reason reason, long ofChain, long firstSeq, long lastSeq, byte[] lastHash) {
    /** Why links have no entry any more. */
    enum Reason {
        /** They were deleted because of their age. */
        RETENTION("retention"),
        /** A replica that was thought dead settled the entry after all, in its own chain. */
        REPLACED("replaced");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        static Reason of(String text) {
            return text.equals(RETENTION.text) ? RETENTION : REPLACED;
        }
    }

    static final List<Column<Checkpoint>> CONTENT = List.of(
            new Column<>("recorded_at", Kind.TIME, Checkpoint::recordedAt),
            new Column<>("reason", Kind.TEXT, checkpoint -> checkpoint.reason().text()),
            new Column<>("of_chain", Kind.NUMBER, Checkpoint::ofChain),
            new Column<>("first_seq", Kind.NUMBER, Checkpoint::firstSeq),
            new Column<>("last_seq", Kind.NUMBER, Checkpoint::lastSeq),
            new Column<>("last_hash", Kind.HASH, Checkpoint::lastHash));

    static Checkpoint read(Row row) {
        byte[] lastHash = row.hashOrNull("last_hash");
        return new Checkpoint(
                row.time("recorded_at"),
                Reason.of(row.text("reason")),
                row.number("of_chain"),
                row.number("first_seq"),
                row.number("last_seq"),
                lastHash == null ? new byte[0] : lastHash);
    }
}

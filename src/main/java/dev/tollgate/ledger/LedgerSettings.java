package dev.tollgate.ledger;

import java.time.Duration;

/**
 * {@code config.ledger}.
 *
 * @param url where it is kept
 * @param durability whether the end of an answer waits for its entry
 * @param onFailure what becomes of requests while the ledger cannot be written
 * @param onClientDisconnect what becomes of the provider's answer when its client leaves
 * @param retention how long entries are kept
 * @param elsewhereIfNeeded whether another file is written where another gateway writes the one of {@code url}, or its folder
 *     cannot be written; so where nobody has chosen a place, and gateways only happen to start in that folder
 * @param capacity how many entries may wait while the ledger cannot be written; each takes about 2 KB of memory
 */
public record LedgerSettings(
        LedgerUrl url,
        Durability durability,
        OnFailure onFailure,
        OnClientDisconnect onClientDisconnect,
        Retention retention,
        boolean elsewhereIfNeeded,
        int capacity) {
    /** Whether the end of an answer waits for its entry. */
    public enum Durability {
        /** The last bytes are held back until the entry is on the disk. */
        COMMITTED,
        /** Nothing is held back; a power cut or a kill loses the entries of the last moments. */
        ASYNC
    }

    /** What becomes of requests while the ledger cannot be written. */
    public enum OnFailure {
        /** New ones get 503; those under way wait for the ledger. */
        REFUSE,
        /** They are served, and their entries wait in memory, as many as {@code capacity} allows. */
        SERVE
    }

    /** What becomes of the provider's answer when its client leaves. */
    public sealed interface OnClientDisconnect {
        /** The provider is called off; the usage is what was seen until then. */
        record Cancel() implements OnClientDisconnect {}

        /** The answer is read on for its usage, for so long. */
        record Drain(Duration limit) implements OnClientDisconnect {
            public Drain {
                if (limit.isNegative() || limit.isZero()) {
                    throw new IllegalArgumentException("drain is " + limit + " (expected: a time such as 30s)");
                }
            }
        }
    }

    public static final int DEFAULT_CAPACITY = 100_000;

    public LedgerSettings {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity is " + capacity + " (expected: 1 or more entries)");
        }
    }

    /** The same in another place. */
    LedgerSettings at(LedgerUrl other) {
        return new LedgerSettings(other, durability, onFailure, onClientDisconnect, retention, false, capacity);
    }

    /** What holds unless the configuration says otherwise. */
    public static LedgerSettings of(LedgerUrl url) {
        return new LedgerSettings(
                url,
                Durability.COMMITTED,
                OnFailure.REFUSE,
                new OnClientDisconnect.Cancel(),
                Retention.FOREVER,
                false,
                DEFAULT_CAPACITY);
    }
}

package dev.tollgate.ledger;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes UUIDs of version 7 (RFC 9562) that only ever grow within one process: 48 bits of milliseconds, then 12 bits that are
 * the fraction of the millisecond, or one more than the last id's where that would not grow (method 3 of section 6.2).
 */
final class EntryIds {
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final AtomicLong last = new AtomicLong();
    /** The same for all ids of this process, so that two processes cannot meet by an unlucky seed. */
    private final long process = (new SecureRandom().nextLong() & 0x3FFF_FFFFL) << 32;

    UUID next(Instant at) {
        long fraction = at.getNano() % 1_000_000 * 4096L / 1_000_000;
        long wanted = at.toEpochMilli() << 12 | fraction;
        long time = last.accumulateAndGet(wanted, (before, now) -> Math.max(before + 1, now));
        long high = (time >>> 12) << 16 | VERSION | (time & 0xFFF);
        long low = VARIANT | process | (ThreadLocalRandom.current().nextInt() & 0xFFFF_FFFFL);
        return new UUID(high, low);
    }
}

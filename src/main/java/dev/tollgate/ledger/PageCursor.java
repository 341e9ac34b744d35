package dev.tollgate.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** Where a page of entries ended: {@code 2026-11-24T15:04:05.000000Z_ID}. */
record PageCursor(Instant startedAt, UUID id) {
    static PageCursor of(Entry entry) {
        return new PageCursor(entry.startedAt(), entry.id());
    }

    static PageCursor parse(String text) {
        String[] parts = text.split("_", -1);
        try {
            if (parts.length == 2) {
                return new PageCursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException(message(text), e);
        }
        throw new IllegalArgumentException(message(text));
    }

    private static String message(String text) {
        return "the cursor is \"" + text + "\" (expected: one that a page before gave)";
    }

    @Override
    public String toString() {
        return Column.text(startedAt) + "_" + id;
    }
}

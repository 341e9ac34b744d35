package dev.tollgate.ledger;

import java.util.List;

/** One request with each call of a provider that it took. */
public record RequestDetail(BookedEntry entry, List<AttemptLine> attempts) {
    public RequestDetail {
        attempts = List.copyOf(attempts);
    }
}

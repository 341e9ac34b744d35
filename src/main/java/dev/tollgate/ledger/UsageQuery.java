package dev.tollgate.ledger;

import java.time.ZoneId;
import java.util.List;

/**
 * Asks for sums of requests, tokens and money.
 *
 * @param by one row for each combination of their values; none gives one row for everything
 * @param zone in which days, months and hours begin
 */
public record UsageQuery(List<Dimension> by, TimeRange range, ZoneId zone, List<Filter> filters) {
    public UsageQuery {
        by = List.copyOf(by);
        filters = List.copyOf(filters);
        if (by.stream().filter(Dimension.Time.class::isInstance).count() > 1) {
            throw new IllegalArgumentException("more than one of hour, day and month (expected: at most one)");
        }
    }
}

package dev.tollgate.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link UsageQuery}.
 *
 * @param columns names of the group's columns, then {@link #SUMS}
 */
public record UsageReport(List<String> columns, List<Row> rows) {
    /** The sums that every row has. */
    public static final List<String> SUMS = sums();

    public UsageReport {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * @param group a value for each column of the group; null where it is not known
     * @param sums by the names of {@link #SUMS}; null where nothing is known, and else the sum of what is known, beside which
     *     {@code unknown_usage_requests} and {@code unpriced_requests} say how many are missing
     */
    public record Row(List<@Nullable String> group, Map<String, @Nullable Long> sums) {
        /** The group and the sums, in the order of {@link UsageReport#columns}. */
        public List<@Nullable Object> cells() {
            List<@Nullable Object> cells = new ArrayList<>(group);
            SUMS.forEach(name -> cells.add(sum(name)));
            return cells;
        }

        /** The number of requests. */
        public long requests() {
            Long requests = sums.get("requests");
            return requests == null ? 0 : requests;
        }

        /** The sum of that name; null where nothing is known. */
        public @Nullable Long sum(String name) {
            return sums.get(name);
        }
    }

    private static List<String> sums() {
        List<String> names = new ArrayList<>();
        names.add("requests");
        names.addAll(HourlyTable.MEASURES);
        names.add("unpriced_requests");
        names.add("unknown_usage_requests");
        names.add("partial_usage_requests");
        names.add("estimated_usage_requests");
        return List.copyOf(names);
    }
}

package dev.tollgate.cli;

import dev.tollgate.ledger.UsageReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A usage report for people: the money in dollars too, what is not known as {@code ?}, and a line with the totals. */
final class UsageTable {
    private static final String UNKNOWN = "?";

    private UsageTable() {}

    static Table of(UsageReport report) {
        List<String> columns = new ArrayList<>(report.columns());
        columns.add("cost_usd");
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (UsageReport.Row row : report.rows()) {
            List<@Nullable Object> cells = new ArrayList<>();
            row.group().forEach(value -> cells.add(value == null ? UNKNOWN : value));
            rows.add(sums(cells, row));
        }
        if (rows.size() > 1) {
            rows.add(totals(report));
        }
        return new Table(columns, rows);
    }

    private static List<@Nullable Object> sums(List<@Nullable Object> cells, UsageReport.Row row) {
        for (String name : UsageReport.SUMS) {
            Long sum = row.sum(name);
            cells.add(sum == null ? UNKNOWN : sum);
        }
        Long nano = row.sum("cost_nano_usd");
        cells.add(nano == null ? UNKNOWN : usd(nano));
        return cells;
    }

    private static List<@Nullable Object> totals(UsageReport report) {
        int groups = report.columns().size() - UsageReport.SUMS.size();
        List<@Nullable Object> cells = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            cells.add(i == 0 ? "total" : "");
        }
        long nano = 0;
        for (String name : UsageReport.SUMS) {
            long total = 0;
            for (UsageReport.Row row : report.rows()) {
                Long sum = row.sum(name);
                total = Math.addExact(total, sum == null ? 0 : sum);
            }
            cells.add(total);
            nano = name.equals("cost_nano_usd") ? total : nano;
        }
        cells.add(usd(nano));
        return cells;
    }

    /** Dollars, rounded to a hundredth of a cent; {@code cost_nano_usd} beside it is exact. */
    static BigDecimal usd(long nano) {
        return BigDecimal.valueOf(nano, 9).setScale(4, RoundingMode.HALF_EVEN);
    }
}

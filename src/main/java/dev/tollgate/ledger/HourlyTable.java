package dev.tollgate.ledger;

import dev.tollgate.ledger.Column.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The SQL of the table {@code hourly}, for the writer. The sums are made of the entries by the database itself, up to
 * {@code replica.summed_seq} of each chain, in one transaction with that number; what comes after it is read from the
 * entries. So the two together are exact at any moment.
 */
final class HourlyTable {
    /** Dimensions that sums are kept for; the other columns have too many values. */
    static final List<String> DIMENSIONS = List.of(
            "provider",
            "request_model",
            "response_model",
            "key_id",
            "key_name",
            "team",
            "state",
            "status",
            "dialect",
            "operation");

    /** Numbers that are summed where they are known; each has a column {@code NAME_known} that counts those. */
    static final List<String> MEASURES = List.of(
            "input_tokens",
            "cache_read_tokens",
            "cache_write_5m_tokens",
            "cache_write_1h_tokens",
            "output_tokens",
            "reasoning_tokens",
            "web_searches",
            "cost_nano_usd");

    /** Counts of requests. */
    static final List<String> COUNTS = List.of(
            "requests",
            "unpriced_requests",
            "unknown_usage_requests",
            "partial_usage_requests",
            "estimated_usage_requests");

    private final Sql sql;
    private final PreparedStatement add;
    private final PreparedStatement summed;
    private final PreparedStatement subtract;

    HourlyTable(Sql sql, Connection connection) throws SQLException {
        this.sql = sql;
        add = connection.prepareStatement(sum(
                "",
                "chain = ? AND chain_seq > (SELECT summed_seq FROM replica WHERE chain = ?)"
                        + " AND chain_seq <= (SELECT head_seq FROM replica WHERE chain = ?)"));
        summed = connection.prepareStatement("UPDATE replica SET summed_seq = head_seq WHERE chain = ?");
        subtract = connection.prepareStatement(sum(
                "-",
                "id = ? AND started_at = ?"
                        + " AND chain_seq <= (SELECT summed_seq FROM replica r WHERE r.chain = entry_measure.chain)"));
    }

    /** All sums, in the order of the table. */
    static List<String> sums() {
        List<String> sums = new ArrayList<>(COUNTS);
        for (String measure : MEASURES) {
            sums.add(measure);
            sums.add(measure + "_known");
        }
        return sums;
    }

    /** A dimension as the key of {@code hourly} has it. */
    static String key(String dimension) {
        return "coalesce(" + dimension + ", " + absent(dimension) + ")";
    }

    /** What stands for NULL. */
    static String absent(String dimension) {
        return dimension.equals("status") ? "-1" : "''";
    }

    private static String sum(String sign, String which) {
        List<String> sums = sums();
        String key = "hour, " + String.join(", ", DIMENSIONS);
        return "INSERT INTO hourly (" + key + ", " + String.join(", ", sums) + ") SELECT hour, "
                + DIMENSIONS.stream().map(HourlyTable::key).collect(Collectors.joining(", ")) + ", "
                + sums.stream().map(name -> sign + "sum(" + name + ")").collect(Collectors.joining(", "))
                + " FROM entry_measure WHERE " + which + " GROUP BY hour, "
                + DIMENSIONS.stream().map(HourlyTable::key).collect(Collectors.joining(", "))
                + " ON CONFLICT (" + key + ") DO UPDATE SET "
                + sums.stream()
                        .map(name -> name + " = hourly." + name + " + excluded." + name)
                        .collect(Collectors.joining(", "));
    }

    void add(long chain) throws SQLException {
        add.setLong(1, chain);
        add.setLong(2, chain);
        add.setLong(3, chain);
        add.executeUpdate();
        summed.setLong(1, chain);
        summed.executeUpdate();
    }

    /** Takes an entry out, if it is in. */
    void subtract(Entry entry) throws SQLException {
        sql.bind(subtract, 1, Kind.ID, entry.id());
        sql.bind(subtract, 2, Kind.TIME, entry.startedAt());
        subtract.executeUpdate();
    }
}

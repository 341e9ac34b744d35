package dev.tollgate.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model that answered and had no price.
 *
 * @param model the one that answered, else the one asked for
 * @param requests how many settled entries have no cost for that reason
 * @param first when the first of them began
 * @param last when the last of them began
 */
public record UnpricedModel(@Nullable String provider, String model, long requests, Instant first, Instant last) {
    /** The names of what {@link #cells} gives. */
    public static final List<String> COLUMNS = List.of("provider", "model", "requests", "first", "last");

    private static final String MODEL = "coalesce(response_model, request_model)";

    /** A row for an output, in the order of {@link #COLUMNS}. */
    public List<@Nullable Object> cells() {
        return Arrays.asList(provider, model, requests, Column.text(first), Column.text(last));
    }

    static List<UnpricedModel> read(Connection connection, Sql sql, TimeRange range) throws SQLException {
        List<UnpricedModel> models = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT provider, " + MODEL
                        + " AS model, count(*), min(started_at), max(started_at) FROM entry"
                        + " WHERE cost_source = 'missing' AND " + MODEL + " IS NOT NULL AND "
                        + sql.range("started_at", range.since(), range.until())
                        + " GROUP BY provider, " + MODEL + " ORDER BY count(*) DESC, model");
                ResultSet result = select.executeQuery()) {
            Row row = new Row(result, sql, COLUMNS);
            while (result.next()) {
                models.add(new UnpricedModel(
                        row.textOrNull("provider"),
                        row.text("model"),
                        row.number("requests"),
                        row.time("first"),
                        row.time("last")));
            }
        }
        return models;
    }
}

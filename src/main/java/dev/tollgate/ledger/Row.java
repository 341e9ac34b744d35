package dev.tollgate.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The current row of a result, read by column name; one object serves all rows of a result. */
final class Row {
    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};

    private final ResultSet result;
    private final Sql sql;
    private final Map<String, Integer> places = new HashMap<>();

    /** @param columns the names of the result's columns, in order */
    Row(ResultSet result, Sql sql, List<String> columns) {
        this.result = result;
        this.sql = sql;
        for (String column : columns) {
            places.put(column, places.size() + 1);
        }
    }

    String text(String column) {
        return present(textOrNull(column), column);
    }

    @Nullable
    String textOrNull(String column) {
        return read(column, result::getString);
    }

    long number(String column) {
        return present(numberOrNull(column), column);
    }

    @Nullable
    Long numberOrNull(String column) {
        return read(column, place -> {
            long number = result.getLong(place);
            return number == 0 && result.wasNull() ? null : Long.valueOf(number);
        });
    }

    @Nullable
    Integer intOrNull(String column) {
        Long number = numberOrNull(column);
        return number == null ? null : Math.toIntExact(number);
    }

    boolean flag(String column) {
        return Boolean.TRUE.equals(read(column, result::getBoolean));
    }

    Instant time(String column) {
        return present(timeOrNull(column), column);
    }

    @Nullable
    Instant timeOrNull(String column) {
        return read(column, place -> sql.time(result, place));
    }

    UUID id(String column) {
        return present(read(column, place -> sql.id(result, place)), column);
    }

    byte @Nullable [] hashOrNull(String column) {
        return read(column, result::getBytes);
    }

    Map<String, String> tags(String column) {
        String json = textOrNull(column);
        return json == null ? Map.of() : JsonMapper.shared().readValue(json, TAGS);
    }

    private interface Getter<V> {
        V get(int place) throws SQLException;
    }

    private <V extends @Nullable Object> V read(String column, Getter<V> getter) {
        try {
            return getter.get(present(places.get(column), column));
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private static <V> V present(@Nullable V value, String column) {
        if (value == null) {
            throw new IllegalStateException(column + " is NULL (expected: a value)");
        }
        return value;
    }
}

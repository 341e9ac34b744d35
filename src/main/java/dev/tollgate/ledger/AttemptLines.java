package dev.tollgate.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads the attempts of entries. */
final class AttemptLines {
    private static final List<String> NAMES = names();
    private static final String SELECT = "SELECT "
            + NAMES.stream().collect(Collectors.joining(", "))
            + " FROM attempt LEFT JOIN rates ON rates.id = rates_id WHERE entry_id IN (";

    private final Connection connection;
    private final Sql sql;

    AttemptLines(Connection connection, Sql sql) {
        this.connection = connection;
        this.sql = sql;
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        names.add("entry_id");
        AttemptColumns.ALL.forEach(column -> names.add(column.name()));
        return List.copyOf(names);
    }

    /** The entries with their attempts, in the same order. */
    List<RequestDetail> of(List<BookedEntry> entries) throws SQLException {
        Map<UUID, List<AttemptLine>> lines =
                byEntry(entries.stream().map(entry -> entry.entry().id()).toList());
        return entries.stream()
                .map(entry -> new RequestDetail(
                        entry, lines.getOrDefault(entry.entry().id(), List.of())))
                .toList();
    }

    Map<UUID, List<AttemptLine>> byEntry(List<UUID> entries) throws SQLException {
        Map<UUID, List<AttemptLine>> lines = new HashMap<>();
        if (entries.isEmpty()) {
            return lines;
        }
        String ids = entries.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
        try (Statement select = connection.createStatement();
                ResultSet result = select.executeQuery(SELECT + ids + ") ORDER BY entry_id, attempt")) {
            Row row = new Row(result, sql, NAMES);
            while (result.next()) {
                lines.computeIfAbsent(row.id("entry_id"), id -> new ArrayList<>(1))
                        .add(AttemptColumns.read(row));
            }
        }
        return lines;
    }
}

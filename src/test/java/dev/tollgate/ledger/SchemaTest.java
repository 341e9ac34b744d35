package dev.tollgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
    @TempDir
    Path folder = Path.of("");

    private Map<String, List<String>> columns(TestStore store) throws Exception {
        LedgerUrl url = store.fresh(folder);
        Ledger.start(LedgerSettings.of(url), LedgerMonitor.NONE, Clock.systemUTC())
                .close();
        Map<String, List<String>> columns = new TreeMap<>();
        try (Connection connection = TestStore.connect(url)) {
            for (String table :
                    List.of("entry", "attempt", "rates", "replica", "checkpoint", "hourly", "entry_measure")) {
                try (ResultSet result = connection.getMetaData().getColumns(null, null, table, null)) {
                    while (result.next()) {
                        columns.computeIfAbsent(table, name -> new ArrayList<>())
                                .add(result.getString("COLUMN_NAME"));
                    }
                }
            }
        }
        return columns;
    }

    @Test
    void bothStoresHaveTheSameTablesAndColumns() throws Exception {
        Map<String, List<String>> sqlite = columns(TestStore.SQLITE);
        assertThat(sqlite).hasSize(7);
        assertThat(sqlite.get("entry")).isEqualTo(EntryFormat.columns());
        assertThat(columns(TestStore.POSTGRESQL)).isEqualTo(sqlite);
    }
}

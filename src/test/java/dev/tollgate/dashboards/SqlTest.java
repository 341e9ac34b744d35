package dev.tollgate.dashboards;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tollgate.ledger.SampleBook;
import java.sql.Connection;
import java.sql.PreparedStatement;
import org.junit.jupiter.api.Test;

/** The SQL of the dashboards runs against the ledger as it is migrated, with entries in it. */
final class SqlTest {
    @Test
    void everyQueryRuns() throws Exception {
        try (Connection ledger = SampleBook.onPostgresql(20)) {
            for (Query query : Dashboards.queries(Dashboards.LEDGER)) {
                assertThatCode(() -> run(ledger, query.interpolated()))
                        .as(query.where())
                        .doesNotThrowAnyException();
            }
        }
    }

    private static void run(Connection ledger, String text) throws Exception {
        try (PreparedStatement statement = ledger.prepareStatement(text)) {
            statement.executeQuery().close();
        }
    }
}

package dev.tollgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerUrlTest {
    @Test
    void aSqliteUrlNamesAFile() {
        assertThat(LedgerUrl.parse("sqlite:///data/tollgate.db"))
                .isEqualTo(new LedgerUrl.Sqlite(Path.of("/data/tollgate.db")));
        assertThat(LedgerUrl.parse("sqlite://tollgate.db")).isEqualTo(new LedgerUrl.Sqlite(Path.of("tollgate.db")));
    }

    @Test
    void aPostgresUrlNamesAServer() {
        assertThat(LedgerUrl.parse("postgres://toll:p%40ss@db_1:5433/ledger?sslmode=require"))
                .isEqualTo(
                        new LedgerUrl.Postgres("db_1", 5433, "ledger", "toll", "p@ss", Map.of("sslmode", "require")));
        assertThat(LedgerUrl.parse("postgresql://[::1]/ledger"))
                .isEqualTo(new LedgerUrl.Postgres("[::1]", 5432, "ledger", null, null, Map.of()));
    }

    @Test
    void aPasswordIsNeverShown() {
        assertThat(LedgerUrl.parse("postgres://toll:secret@db/ledger")).hasToString("postgres://toll@db:5432/ledger");
        assertThatThrownBy(() -> LedgerUrl.parse("postgres://toll:secret@db/"))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("secret");
    }

    @Test
    void otherUrlsAreRefused() {
        for (String url : new String[] {"mysql://a/b", "tollgate.db", "sqlite://", "postgres://db", ""}) {
            assertThatThrownBy(() -> LedgerUrl.parse(url))
                    .as(url)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("(expected: sqlite:///path/to/tollgate.db or postgres://");
        }
    }
}

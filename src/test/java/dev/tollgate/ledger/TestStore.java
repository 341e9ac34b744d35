package dev.tollgate.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The stores that every test of the ledger runs on. */
enum TestStore {
    SQLITE {
        @Override
        LedgerUrl fresh(Path folder) {
            return new LedgerUrl.Sqlite(folder.resolve("tollgate" + NUMBER.incrementAndGet() + ".db"));
        }
    },
    POSTGRESQL {
        @Override
        LedgerUrl fresh(Path folder) throws SQLException {
            String database = "ledger" + NUMBER.incrementAndGet();
            try (Connection connection = Server.SHARED.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + database);
            }
            return url(database, Server.SHARED.getPort());
        }
    };

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** An empty store. */
    abstract LedgerUrl fresh(Path folder) throws SQLException;

    static LedgerUrl.Postgres url(String database, int port) {
        return new LedgerUrl.Postgres("localhost", port, database, "postgres", null, Map.of());
    }

    /** A connection that does as it likes. */
    static Connection connect(LedgerUrl url) throws SQLException {
        return Sql.of(url).writing().getConnection();
    }

    /** Changes rows behind the ledger's back, and returns how many. */
    static int change(LedgerUrl url, String statement) throws SQLException {
        try (Connection connection = connect(url);
                Statement change = connection.createStatement()) {
            return change.executeUpdate(statement);
        }
    }

    /** One real server for all tests of this process; it ends with it. */
    private static final class Server {
        static final EmbeddedPostgres SHARED = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

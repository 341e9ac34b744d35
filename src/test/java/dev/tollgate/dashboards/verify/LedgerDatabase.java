package dev.tollgate.dashboards.verify;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The database of the ledger, made as the compose file's is: owner, and the reader of {@code otel/postgres/reader.sh}. */
final class LedgerDatabase {
    private static final String NAME = "tollgate";
    private static final String BEGIN = "<<'SQL'\n";

    private LedgerDatabase() {}

    static void make(EmbeddedPostgres server) throws Exception {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE tollgate LOGIN PASSWORD 'tollgate'");
            statement.execute("CREATE DATABASE tollgate OWNER tollgate");
        }
        String script = Files.readString(Path.of("otel/postgres/reader.sh"));
        String sql = script.substring(script.indexOf(BEGIN) + BEGIN.length(), script.lastIndexOf("SQL"))
                .replace(":'password'", "'reader'")
                .replace(":\"owner\"", NAME)
                .replace(":\"database\"", NAME);
        try (Connection connection = server.getDatabase("postgres", NAME).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As Grafana comes to it. */
    static Connection asReader(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.getJdbcUrl("ledger_reader", NAME), "ledger_reader", "reader");
    }
}

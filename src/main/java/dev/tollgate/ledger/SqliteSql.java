package dev.tollgate.ledger;

import dev.tollgate.ledger.Column.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/**
 * SQLite in WAL mode: one process writes, any number read meanwhile. A commit is an append to the {@code -wal} file, which
 * outlives the process at once; with {@code synchronous = FULL} it is also flushed to the disk, and outlives a power cut.
 */
final class SqliteSql implements Sql {
    private static final int BUSY_MILLIS = 2_000;
    private static final int WAL_BYTES = 16 << 20;
    /** 8 MB; twice the default, since the commit that reaches it takes some milliseconds longer. */
    private static final String CHECKPOINT_PAGES = "2000";

    private final Path file;
    /** What {@link #begin} asked of which connection last. */
    private @Nullable Connection synchronous;

    private boolean synchronousFull;

    SqliteSql(LedgerUrl.Sqlite url) {
        this.file = url.file().toAbsolutePath().normalize();
    }

    @Override
    public boolean oneWriter() {
        return true;
    }

    @Override
    public Claim claim() throws SQLException {
        return SqliteClaim.of(file);
    }

    @Override
    public DataSource writing() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setJournalSizeLimit(WAL_BYTES);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, CHECKPOINT_PAGES);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        return source(config, file.toString());
    }

    /** Not by {@code DriverManager}, which would load every driver there is. */
    private static SQLiteDataSource source(SQLiteConfig config, String name) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + name);
        return source;
    }

    @Override
    public Connection openToRead() throws SQLException {
        if (!Files.isRegularFile(file)) {
            throw new LedgerException(
                    "there is no ledger at " + file + " (expected: the file that the gateway writes)");
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        // readers of a WAL take part in its index, which needs write access although they write no data
        boolean writable = Files.isWritable(file) && Files.isWritable(file.getParent());
        config.setReadOnly(!writable);
        boolean alone = !writable && !Files.exists(Path.of(file + "-wal"));
        Connection connection = source(config, alone ? "file:" + file + "?immutable=1" : file.toString())
                .getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = true");
        }
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public String migrations() {
        return "classpath:dev/tollgate/ledger/sqlite";
    }

    /** {@code setAutoCommit(false)} begins at once; {@code synchronous} cannot be changed after that. */
    @Override
    public void begin(Connection connection, boolean durable) throws SQLException {
        if (connection != synchronous || durable != synchronousFull) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
            }
            synchronous = connection;
            synchronousFull = durable;
        }
        connection.setAutoCommit(false);
    }

    /** Not {@code commit()}, which would begin the next transaction too and keep readers' checkpoints out. */
    @Override
    public void commit(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
    }

    @Override
    public void prepare(Connection connection, Set<YearMonth> months) {}

    @Override
    public void takeTurns(Connection connection, Turn turn) {}

    @Override
    public String forDelete() {
        return "";
    }

    @Override
    public String parameter(Kind kind) {
        return "?";
    }

    @Override
    public void bind(PreparedStatement statement, int place, Kind kind, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(place, Types.NULL);
            case Instant time -> statement.setLong(place, micros(time));
            case Long number -> statement.setLong(place, number);
            case Integer number -> statement.setInt(place, number);
            case Boolean flag -> statement.setInt(place, flag ? 1 : 0);
            case byte[] hash -> statement.setBytes(place, hash);
            case Object other -> statement.setString(place, Column.text(other));
        }
    }

    static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1000);
    }

    @Override
    public @Nullable Instant time(ResultSet result, int place) throws SQLException {
        long micros = result.getLong(place);
        return result.wasNull()
                ? null
                : Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }

    @Override
    public @Nullable UUID id(ResultSet result, int place) throws SQLException {
        String text = result.getString(place);
        return text == null ? null : UUID.fromString(text);
    }

    @Override
    public String literal(Instant time) {
        return Long.toString(micros(time));
    }

    @Override
    public String seconds(String column) {
        return column + " / 1000000";
    }

    @Override
    public String tag() {
        return "json_extract(tags, '$.' || json_quote(?))";
    }

    @Override
    public boolean isFaultOfTheData(SQLException failure) {
        int primary = code(failure) & 0xFF;
        return primary == SQLiteErrorCode.SQLITE_CONSTRAINT.code
                || primary == SQLiteErrorCode.SQLITE_MISMATCH.code
                || primary == SQLiteErrorCode.SQLITE_TOOBIG.code
                || primary == SQLiteErrorCode.SQLITE_RANGE.code;
    }

    @Override
    public boolean isFaultOfTheConfiguration(SQLException failure) {
        return code(failure) == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    /** The failure of a batch has its code in the cause. */
    private static int code(SQLException failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof SQLException sql && sql.getErrorCode() != 0) {
                return sql.getErrorCode();
            }
        }
        return 0;
    }
}

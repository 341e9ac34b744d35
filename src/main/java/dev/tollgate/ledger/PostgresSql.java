package dev.tollgate.ledger;

import dev.tollgate.ledger.Column.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL, shared by any number of gateways; {@code entry} is partitioned by month. */
final class PostgresSql implements Sql {
    /** After which a server that says nothing is taken to be away. */
    private static final int LONGEST_SILENCE_SECONDS = 20;

    private final LedgerUrl.Postgres url;
    private final Set<YearMonth> prepared = new HashSet<>();

    PostgresSql(LedgerUrl.Postgres url) {
        this.url = url;
    }

    @Override
    public boolean oneWriter() {
        return false;
    }

    @Override
    public Claim claim() {
        return () -> {};
    }

    @Override
    public DataSource writing() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {url.host()});
        source.setPortNumbers(new int[] {url.port()});
        source.setDatabaseName(url.database());
        source.setUser(url.user());
        source.setPassword(url.password());
        source.setApplicationName("tollgate");
        source.setConnectTimeout(5);
        source.setSocketTimeout(LONGEST_SILENCE_SECONDS);
        source.setTcpKeepAlive(true);
        source.setReWriteBatchedInserts(true);
        try {
            for (Map.Entry<String, String> option : url.options().entrySet()) {
                source.setProperty(option.getKey(), option.getValue());
            }
        } catch (SQLException e) {
            throw new LedgerException("the ledger's URL has an option that is not known: " + e.getMessage(), e);
        }
        return source;
    }

    @Override
    public Connection openToRead() throws SQLException {
        Connection connection = writing().getConnection();
        // a report may think for longer than a commit ever does
        connection.setNetworkTimeout(Runnable::run, 0);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return connection;
    }

    @Override
    public String migrations() {
        return "classpath:dev/tollgate/ledger/postgresql";
    }

    @Override
    public void begin(Connection connection, boolean durable) throws SQLException {
        connection.setAutoCommit(false);
        if (!durable) {
            execute(connection, "SET LOCAL synchronous_commit = off");
        }
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        connection.commit();
    }

    @Override
    public void prepare(Connection connection, Set<YearMonth> months) throws SQLException {
        for (YearMonth month : months) {
            if (!prepared.contains(month)) {
                PostgresMonths.prepare(connection, month);
                prepared.add(month);
            }
        }
    }

    @Override
    public void takeTurns(Connection connection, Turn turn) throws SQLException {
        execute(connection, "SELECT pg_advisory_xact_lock(7011, " + turn.ordinal() + ")");
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public String forDelete() {
        return " FOR UPDATE SKIP LOCKED";
    }

    @Override
    public String parameter(Kind kind) {
        return kind == Kind.TAGS ? "?::jsonb" : "?";
    }

    @Override
    public void bind(PreparedStatement statement, int place, Kind kind, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(place, type(kind));
            case Instant time -> statement.setObject(place, OffsetDateTime.ofInstant(time, ZoneOffset.UTC));
            case Number number -> statement.setLong(place, number.longValue());
            case Boolean flag -> statement.setBoolean(place, flag);
            case byte[] hash -> statement.setBytes(place, hash);
            case UUID id -> statement.setObject(place, id);
            case Object other -> statement.setString(place, Column.text(other));
        }
    }

    private static int type(Kind kind) {
        return switch (kind) {
            case ID -> Types.OTHER;
            case TEXT, TAGS, JSON -> Types.VARCHAR;
            case NUMBER -> Types.BIGINT;
            case TIME -> Types.TIMESTAMP_WITH_TIMEZONE;
            case FLAG -> Types.BOOLEAN;
            case HASH -> Types.BINARY;
        };
    }

    @Override
    public @Nullable Instant time(ResultSet result, int place) throws SQLException {
        OffsetDateTime time = result.getObject(place, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    @Override
    public @Nullable UUID id(ResultSet result, int place) throws SQLException {
        return result.getObject(place, UUID.class);
    }

    @Override
    public String literal(Instant time) {
        return "TIMESTAMPTZ '" + Column.text(time) + "'";
    }

    @Override
    public String seconds(String column) {
        return "floor(extract(epoch FROM " + column + "))::bigint";
    }

    @Override
    public String tag() {
        return "tags ->> ?";
    }

    /** Classes 22 (data) and 23 (constraints). */
    @Override
    public boolean isFaultOfTheData(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    /** Class 28: wrong user or password; 3D000: no such database. */
    @Override
    public boolean isFaultOfTheConfiguration(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("28") || state.equals("3D000"));
    }
}

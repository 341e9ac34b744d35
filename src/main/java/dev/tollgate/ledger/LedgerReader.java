package dev.tollgate.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a ledger, also while gateways write it. Every method opens a connection of its own, sees one state of the book, and
 * blocks; all may be called from any thread.
 *
 * <p>All methods throw {@link LedgerException} when there is no ledger, when it is of another version, or when it cannot be
 * reached.
 */
public final class LedgerReader {
    private final LedgerUrl url;
    private final Sql sql;

    public LedgerReader(LedgerUrl url) {
        this.url = url;
        this.sql = Sql.of(url);
    }

    /** Sums of requests, tokens and money. */
    public UsageReport usage(UsageQuery query) {
        return read(connection -> UsageReports.read(connection, sql, query));
    }

    /** Hands over entries, the newest first, and returns the cursor of the next page; null if this was the last. */
    public @Nullable String requests(RequestsQuery query, Consumer<BookedEntry> taker) {
        return this.<@Nullable String>read(connection -> Requests.read(connection, sql, query, taker));
    }

    /** The requests with this id, request id, provider request id or trace id, oldest first. */
    public List<RequestDetail> request(String id) {
        return read(connection -> Requests.find(connection, sql, id));
    }

    /** Hands over settled entries in the order in which they were settled; see {@link Export}. */
    public String export(Export export, Export.Taker taker) {
        return read(connection -> export.read(connection, sql, taker));
    }

    /** Counts, sums and a hash of a period. */
    public Checksum checksum(TimeRange range) {
        return read(connection -> Checksum.of(connection, sql, range));
    }

    /** Checks every chain. */
    public Verification verify() {
        return read(connection -> new LedgerVerify(connection, sql).verify());
    }

    /** The models that had no price, the most used first. */
    public List<UnpricedModel> unpriced(TimeRange range) {
        return read(connection -> UnpricedModel.read(connection, sql, range));
    }

    /** What the entries of a period would cost by other prices. The book stays as it is. */
    public Repricing reprice(TimeRange range, Repricing.Price price) {
        return read(connection -> Repricing.of(connection, sql, range, price));
    }

    private interface Read<T extends @Nullable Object> {
        T from(Connection connection) throws SQLException;
    }

    private <T extends @Nullable Object> T read(Read<T> read) {
        try (Connection connection = sql.openToRead()) {
            Migrations.checkReadable(connection, url);
            T result = read.from(connection);
            connection.rollback();
            return result;
        } catch (SQLException e) {
            throw new LedgerException("cannot read the ledger " + url + ": " + e.getMessage(), e);
        } catch (UncheckedSqlException e) {
            throw new LedgerException("cannot read the ledger " + url + ": " + e.getMessage(), e);
        }
    }
}

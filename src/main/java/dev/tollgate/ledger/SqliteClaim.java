package dev.tollgate.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The right to write one SQLite file: a lock on a file beside it, which the system lets go when the process dies. */
final class SqliteClaim implements Sql.Claim {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteClaim.class);

    private final FileChannel channel;

    private SqliteClaim(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws LedgerException.InUse if another process has it */
    static SqliteClaim of(Path database) throws SQLException {
        Path file = Path.of(database + "-writer");
        try {
            if (database.getParent() instanceof Path folder) {
                Files.createDirectories(folder);
            }
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                String holder = holder(channel);
                channel.close();
                throw new LedgerException.InUse(database + " is written by another gateway, process " + holder
                        + " (expected: one gateway for one SQLite file; several share a PostgreSQL)");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new SqliteClaim(channel);
        } catch (IOException e) {
            throw new SQLException("cannot write " + file + ", which says who writes the ledger: " + e, e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(20);
        channel.read(pid, 0);
        return new String(pid.array(), 0, pid.position(), StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("The lock of the ledger could not be let go", e);
        }
    }
}

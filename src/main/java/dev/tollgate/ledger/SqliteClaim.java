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
import org.jspecify.annotations.Nullable;

/** The right to write one SQLite file: a lock on a file beside it, which the system lets go when the process dies. */
final class SqliteClaim implements AutoCloseable {
    private final FileChannel channel;

    private SqliteClaim(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws LedgerException if another process has it */
    static SqliteClaim of(Path database) {
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
                throw new LedgerException(database + " is written by another gateway, process " + holder
                        + " (expected: one gateway for one SQLite file; several share a PostgreSQL)");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new SqliteClaim(channel);
        } catch (IOException e) {
            throw new LedgerException("cannot write beside the ledger: " + e.getMessage(), e);
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
    public void close() throws IOException {
        channel.close();
    }
}

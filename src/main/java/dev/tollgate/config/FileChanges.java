package dev.tollgate.config;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until a file may have changed: when the operating system tells of something in its directory, or after a while.
 * Network file systems and swapped symbolic links tell nothing, so that the while is what can be relied on.
 */
final class FileChanges implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileChanges.class);

    private final Duration atLeastEvery;
    private final @Nullable WatchService service;

    FileChanges(Path file, Duration atLeastEvery) {
        this.atLeastEvery = atLeastEvery;
        this.service = register(file);
    }

    private static @Nullable WatchService register(Path file) {
        Path directory = file.getParent();
        if (directory == null) {
            return null;
        }
        try {
            WatchService service = directory.getFileSystem().newWatchService();
            directory.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            return service;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("Changes in {} are not told, they will be looked for", directory, e);
            return null;
        }
    }

    /** Waits; false when there is nothing to wait for any more. */
    boolean await() throws InterruptedException {
        if (service == null) {
            Thread.sleep(atLeastEvery);
            return true;
        }
        try {
            WatchKey told = service.poll(atLeastEvery.toMillis(), TimeUnit.MILLISECONDS);
            if (told != null) {
                told.pollEvents();
                told.reset();
            }
            return true;
        } catch (ClosedWatchServiceException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (service == null) {
            return;
        }
        try {
            service.close();
        } catch (IOException e) {
            LOG.debug("The watch could not be closed", e);
        }
    }
}

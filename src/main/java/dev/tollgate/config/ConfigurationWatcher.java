package dev.tollgate.config;

import dev.tollgate.config.form.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a configuration file: reads it again when it, or a file whose content it takes in, has changed.
 *
 * <p>What counts is the content, looked at twice a second. So it does not matter whether an editor writes in place or renames,
 * whether Kubernetes swaps a symbolic link, or whether a network file system tells of changes; and the ledger, which may lie
 * in the same folder, wakes nobody. A file that is being written is left alone until it has been the same for a moment. Each
 * content is read once, so that a faulty one is told once.
 */
public final class ConfigurationWatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationWatcher.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration SETTLE = Duration.ofMillis(100);
    private static final int LOOKS_WITHOUT_FILE = 5;

    private final Path file;
    private final ConfigurationSource started;
    private final Map<String, String> environment;
    private final Consumer<Configuration> apply;
    private final Consumer<ConfigurationFaults> rejected;
    private final Duration lookEvery;
    private final Thread thread;
    private final Configuration running;
    private List<Path> others;
    private ContentDigest seen;
    private int looksWithoutFile;

    private ConfigurationWatcher(
            Path file,
            ConfigurationSource started,
            Map<String, String> environment,
            Consumer<Configuration> apply,
            Consumer<ConfigurationFaults> rejected,
            Duration lookEvery) {
        this.file = file.toAbsolutePath();
        this.started = started;
        this.environment = Map.copyOf(environment);
        this.apply = apply;
        this.rejected = rejected;
        this.running = ConfigurationReader.read(started, this.environment);
        this.others = running.files();
        this.seen = ContentDigest.of(started.text().getBytes(StandardCharsets.UTF_8), others);
        this.lookEvery = lookEvery;
        this.thread = Thread.ofPlatform().daemon().name("configuration-watcher").unstarted(this::follow);
    }

    /**
     * Begins to follow.
     *
     * @param started what is served now, so that a change since it was read is not missed
     * @param apply gets each changed and sound configuration; what it throws is logged
     * @param rejected gets each changed and faulty one, once; the one before stays in force
     */
    public static ConfigurationWatcher start(
            Path file,
            ConfigurationSource started,
            Map<String, String> environment,
            Consumer<Configuration> apply,
            Consumer<ConfigurationFaults> rejected) {
        return start(file, started, environment, apply, rejected, LOOK_EVERY);
    }

    static ConfigurationWatcher start(
            Path file,
            ConfigurationSource started,
            Map<String, String> environment,
            Consumer<Configuration> apply,
            Consumer<ConfigurationFaults> rejected,
            Duration lookEvery) {
        ConfigurationWatcher watcher = new ConfigurationWatcher(file, started, environment, apply, rejected, lookEvery);
        watcher.thread.start();
        return watcher;
    }

    /** Stops following; a configuration that is being applied is still applied. */
    @Override
    public void close() {
        thread.interrupt();
    }

    private void follow() {
        try {
            while (true) {
                look();
                Thread.sleep(lookEvery);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
            looksWithoutFile = 0;
        } catch (IOException e) {
            missing(e);
            return;
        }
        ContentDigest digest = ContentDigest.of(content, others);
        if (digest.equals(seen)) {
            return;
        }
        Thread.sleep(SETTLE);
        try {
            if (ContentDigest.of(Files.readAllBytes(file), others).equals(digest)) {
                seen = digest;
                read(content);
            }
        } catch (IOException e) {
            LOG.debug("{} went away while it was looked at", started.name(), e);
        }
    }

    /** For a moment a file may be missing, as when an editor replaces it. */
    private void missing(IOException cause) {
        looksWithoutFile++;
        if (looksWithoutFile == LOOKS_WITHOUT_FILE) {
            reject(new ConfigurationFaults(List.of(Fault.of(
                    started.name(),
                    "cannot be read: " + cause.getClass().getSimpleName(),
                    "the file that was there at the start"))));
        }
    }

    private void read(byte[] content) {
        Configuration next;
        try {
            ConfigurationSource source = new ConfigurationSource(started.name(), text(content), started.directory());
            next = ConfigurationReader.read(source, environment);
        } catch (ConfigurationFaults faults) {
            reject(faults);
            return;
        }
        others = next.files();
        seen = ContentDigest.of(content, others);
        List<String> late = RestartNeeds.between(running, next);
        if (!late.isEmpty()) {
            LOG.warn("Changes that need a restart: {}", String.join(", ", late));
        }
        try {
            apply.accept(next);
        } catch (RuntimeException e) {
            LOG.error("The changed configuration {} could not be applied", started.name(), e);
        }
    }

    private void reject(ConfigurationFaults faults) {
        try {
            rejected.accept(faults);
        } catch (RuntimeException e) {
            LOG.error("The faults of {} could not be told", started.name(), e);
        }
    }

    private String text(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ConfigurationFaults(List.of(Fault.of(started.name(), "the file is not UTF-8", "text in UTF-8")));
        }
    }
}

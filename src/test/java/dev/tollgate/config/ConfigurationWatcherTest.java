package dev.tollgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Following a file through everything that editors and Kubernetes do to it. */
final class ConfigurationWatcherTest {
    private static final Duration OFTEN = Duration.ofMillis(50);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit before each test
    private Path directory;

    private final BlockingQueue<Configuration> applied = new LinkedBlockingQueue<>();
    private final BlockingQueue<ConfigurationFaults> rejected = new LinkedBlockingQueue<>();

    private static String text(int port) {
        return "llm: {port: " + port + ", models: [{name: a, provider: anthropic}]}\n";
    }

    private ConfigurationWatcher follow(Path file) throws IOException {
        return follow(file, Files.readString(file));
    }

    private ConfigurationWatcher follow(Path file, String started) {
        ConfigurationSource source = new ConfigurationSource("config.yaml", started, directory);
        return ConfigurationWatcher.start(file, source, Map.of(), applied::add, rejected::add, OFTEN);
    }

    private static <T> @Nullable T next(BlockingQueue<T> queue) throws InterruptedException {
        return queue.poll(5, TimeUnit.SECONDS);
    }

    private void assertServed(int port) throws InterruptedException {
        Configuration configuration = Objects.requireNonNull(next(applied), "a configuration");
        assertThat(Read.bind(configuration).port()).isEqualTo(port);
    }

    @Test
    void aFileThatIsWrittenInPlaceIsReadAgain() throws Exception {
        Path file = Files.writeString(directory.resolve("config.yaml"), text(4001));
        try (ConfigurationWatcher watcher = follow(file)) {
            Files.writeString(file, text(4002));
            assertServed(4002);
            Files.writeString(file, text(4003));
            assertServed(4003);
        }
        assertThat(rejected).isEmpty();
    }

    @Test
    void aFileThatIsReplacedByAnotherIsReadAgain() throws Exception {
        Path file = Files.writeString(directory.resolve("config.yaml"), text(4001));
        try (ConfigurationWatcher watcher = follow(file)) {
            Path fresh = Files.writeString(directory.resolve("config.yaml~"), text(4002));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            assertServed(4002);
        }
    }

    @Test
    void aDirectoryThatKubernetesSwapsByASymbolicLinkIsNoticed() throws Exception {
        Path one = Files.createDirectory(directory.resolve("..one"));
        Path two = Files.createDirectory(directory.resolve("..two"));
        Files.writeString(one.resolve("config.yaml"), text(4001));
        Files.writeString(two.resolve("config.yaml"), text(4002));
        Path data = Files.createSymbolicLink(directory.resolve("..data"), one);
        Path file = Files.createSymbolicLink(
                directory.resolve("config.yaml"), Path.of("..data").resolve("config.yaml"));
        try (ConfigurationWatcher watcher = follow(file)) {
            Path swap = Files.createSymbolicLink(directory.resolve("..data_tmp"), two);
            Files.move(swap, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            assertServed(4002);
        }
    }

    @Test
    void aFaultyFileIsToldOnceAndTheNextSoundOneIsServed() throws Exception {
        Path file = Files.writeString(directory.resolve("config.yaml"), text(4001));
        try (ConfigurationWatcher watcher = follow(file)) {
            Files.writeString(file, "llm: {prot: 1}\n");
            assertThat(next(rejected)).hasMessageContaining("config.yaml:1:7: prot is not a key of llm");
            Thread.sleep(10 * OFTEN.toMillis());
            assertThat(rejected).isEmpty();
            Files.writeString(file, text(4002));
            assertServed(4002);
        }
    }

    @Test
    void aChangeBeforeTheWatchBeganIsNotMissed() throws Exception {
        Path file = Files.writeString(directory.resolve("config.yaml"), text(4002));
        try (ConfigurationWatcher watcher = follow(file, text(4001))) {
            assertServed(4002);
        }
    }

    @Test
    void aWriteThatChangesNothingIsNothing() throws Exception {
        Path file = Files.writeString(directory.resolve("config.yaml"), text(4001));
        try (ConfigurationWatcher watcher = follow(file)) {
            Files.writeString(file, text(4001));
            Thread.sleep(10 * OFTEN.toMillis());
        }
        assertThat(applied).isEmpty();
    }

    @Test
    void aKeyFileThatChangesIsAChange() throws Exception {
        Path key = Files.writeString(directory.resolve("key"), "sk-1");
        String text = "llm: {models: [{name: a, provider: anthropic, params: {apiKey: {file: key}}}]}";
        Path file = Files.writeString(directory.resolve("config.yaml"), text);
        try (ConfigurationWatcher watcher = follow(file)) {
            Files.writeString(key, "sk-2");
            assertServed(4000);
        }
    }

    @Test
    void aFileThatGoesAwayIsToldAndFollowedOn() throws Exception {
        Path file = Files.writeString(directory.resolve("config.yaml"), text(4001));
        try (ConfigurationWatcher watcher = follow(file)) {
            Files.delete(file);
            assertThat(next(rejected)).hasMessageContaining("config.yaml: cannot be read");
            Files.writeString(file, text(4002));
            assertServed(4002);
        }
    }

    @Test
    void whatOnlyARestartCanChangeIsNamed() {
        Configuration running = Read.yaml(text(4001));
        Configuration next = Read.yaml(
                text(4002) + "config: {adminAddr: 'localhost:1', logging: {level: debug}, telemetry: {sampling: 0.5}}");

        assertThat(RestartNeeds.between(running, next)).containsExactly("config.adminAddr", "config.telemetry");
    }
}

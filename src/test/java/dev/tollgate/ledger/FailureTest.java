package dev.tollgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store cannot be written, and then it can again. */
class FailureTest {
    @TempDir
    Path folder = Path.of("");

    private static LedgerSettings settings(LedgerUrl url, LedgerSettings.OnFailure onFailure, int capacity) {
        LedgerSettings settings = LedgerSettings.of(url);
        return new LedgerSettings(
                url,
                settings.durability(),
                onFailure,
                settings.onClientDisconnect(),
                settings.retention(),
                false,
                capacity);
    }

    private static Ledger start(LedgerSettings settings) {
        return Ledger.start(settings, LedgerMonitor.NONE, java.time.Clock.systemUTC(), StoreTest.QUICK);
    }

    private interface Step {
        void run() throws Exception;
    }

    /** Entries settled before, during and after a failure are all there once, without a restart. */
    private static void survives(LedgerUrl url, Step breaks, Step mends) throws Exception {
        try (Ledger ledger = start(settings(url, LedgerSettings.OnFailure.REFUSE, 10_000))) {
            List<Entry> expected = new ArrayList<>(StoreTest.settle(ledger, 10));
            breaks.run();
            List<CompletableFuture<@Nullable Void>> held = new ArrayList<>();
            for (int i = 0; i < 600; i++) {
                Entry entry = Samples.completed(Samples.open(Instant.now(), i), i);
                expected.add(entry);
                held.add(ledger.settle(entry, Samples.attempts(entry)).toCompletableFuture());
            }
            StoreTest.until(() -> !ledger.health().writable());
            assertThat(ledger.accepts()).isFalse();
            assertThat(ledger.health().problem()).isNotBlank();
            assertThat(held.getLast()).isNotDone();
            mends.run();
            for (CompletableFuture<@Nullable Void> one : held) {
                one.get(30, TimeUnit.SECONDS);
            }
            StoreTest.until(() -> ledger.health().writable());
            assertThat(ledger.accepts()).isTrue();
            expected.addAll(StoreTest.settle(ledger, 10));
            assertThat(ledger.pending()).isZero();

            List<Entry> found = new ArrayList<>();
            LedgerReader reader = new LedgerReader(url);
            reader.requests(new RequestsQuery(TimeRange.ALL, List.of(), 0, null), row -> found.add(row.entry()));
            assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(reader.verify().problems()).isEmpty();
        }
    }

    @Test
    void theDiskIsFull() throws Exception {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder.toString()), "may not mount a small disk");
        try {
            Path filler = folder.resolve("filler");
            survives(
                    new LedgerUrl.Sqlite(folder.resolve("tollgate.db")),
                    () -> fill(filler),
                    () -> Files.delete(filler));
        } finally {
            run("umount", folder.toString());
        }
    }

    private static void fill(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            for (byte[] block = new byte[4096]; ; ) {
                out.write(block);
            }
        } catch (IOException e) {
            // full
        }
    }

    @Test
    void theDiskIsReadOnlyWhenTheGatewayStarts() throws Exception {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=4m,ro", "tmpfs", folder.toString()), "may not mount a disk");
        try {
            LedgerUrl url = new LedgerUrl.Sqlite(folder.resolve("tollgate.db"));
            try (Ledger ledger = start(settings(url, LedgerSettings.OnFailure.REFUSE, 100))) {
                assertThat(ledger.accepts()).isFalse();
                Entry entry = Samples.completed(Samples.open(Instant.now(), 1), 1);
                CompletableFuture<@Nullable Void> held =
                        ledger.settle(entry, Samples.attempts(entry)).toCompletableFuture();
                assertThat(run("mount", "-o", "remount,rw", folder.toString())).isTrue();
                held.get(30, TimeUnit.SECONDS);
                assertThat(ledger.accepts()).isTrue();
            }
        } finally {
            run("umount", folder.toString());
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void anotherProgramLocksTheFile() throws Exception {
        LedgerUrl url = TestStore.SQLITE.fresh(folder);
        List<Connection> locks = new ArrayList<>();
        survives(
                url,
                () -> {
                    Connection lock = TestStore.connect(url);
                    lock.setAutoCommit(false);
                    locks.add(lock);
                },
                () -> locks.getFirst().close());
    }

    @Test
    void theDatabaseIsReadOnly() throws Exception {
        LedgerUrl.Postgres url = (LedgerUrl.Postgres) TestStore.POSTGRESQL.fresh(folder);
        survives(url, () -> readOnly(url, "on"), () -> readOnly(url, "off"));
    }

    private static void readOnly(LedgerUrl.Postgres url, String value) throws Exception {
        try (Connection connection = TestStore.connect(TestStore.url("postgres", url.port()));
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + url.database() + " SET default_transaction_read_only = " + value);
            statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + url.database() + "'");
        }
    }

    @Test
    void theDatabaseServerGoesAwayAndComesBack() throws Exception {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false);
        List<EmbeddedPostgres> running = new ArrayList<>(List.of(builder.start()));
        try {
            int port = running.getFirst().getPort();
            survives(
                    TestStore.url("postgres", port),
                    () -> running.removeFirst().close(),
                    () -> running.add(builder.setPort(port).start()));
        } finally {
            for (EmbeddedPostgres server : running) {
                server.close();
            }
        }
    }

    @Test
    void theServerIsNotThereYetWhenTheGatewayStarts() throws Exception {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false);
        int port;
        try (EmbeddedPostgres first = builder.start()) {
            port = first.getPort();
        }
        try (Ledger ledger = start(settings(TestStore.url("postgres", port), LedgerSettings.OnFailure.REFUSE, 100))) {
            assertThat(ledger.accepts()).isFalse();
            Entry entry = Samples.completed(Samples.open(Instant.now(), 1), 1);
            CompletableFuture<@Nullable Void> held =
                    ledger.settle(entry, Samples.attempts(entry)).toCompletableFuture();
            try (EmbeddedPostgres server = builder.setPort(port).start()) {
                held.get(30, TimeUnit.SECONDS);
                assertThat(server.getPort()).isEqualTo(port);
            }
        }
    }

    @Test
    void whoServesOnDoesNotWait() throws Exception {
        LedgerUrl url = TestStore.SQLITE.fresh(folder);
        try (Ledger ledger = start(settings(url, LedgerSettings.OnFailure.SERVE, 5))) {
            StoreTest.settle(ledger, 1);
            List<CompletableFuture<@Nullable Void>> stages = new ArrayList<>();
            try (Connection lock = TestStore.connect(url)) {
                lock.setAutoCommit(false);
                for (int i = 0; i < 6; i++) {
                    Entry entry = Samples.completed(Samples.open(Instant.now(), i), i);
                    stages.add(ledger.settle(entry, Samples.attempts(entry)).toCompletableFuture());
                }
                for (CompletableFuture<@Nullable Void> stage : stages.subList(0, 5)) {
                    stage.get(30, TimeUnit.SECONDS);
                }
                assertThat(ledger.pending()).isEqualTo(5);
                assertThat(ledger.accepts()).isTrue();
                assertThatThrownBy(() -> stages.getLast().join())
                        .isInstanceOf(CompletionException.class)
                        .hasMessageContaining("too many entries wait (expected: at most 5)");
            }
            StoreTest.until(() -> ledger.pending() == 0);
            assertThat(new LedgerReader(url).checksum(TimeRange.ALL).entries()).isEqualTo(6);
        }
    }

    @Test
    void whereNobodyHasChosenAPlaceASecondGatewayWritesAnotherFile() throws Exception {
        LedgerSettings unchosen = unchosen(folder.resolve("tollgate.db"));
        try (Ledger first = start(unchosen);
                Ledger second = start(unchosen)) {
            assertThat(first.url()).isEqualTo(new LedgerUrl.Sqlite(folder.resolve("tollgate.db")));
            assertThat(second.url()).isEqualTo(new LedgerUrl.Sqlite(folder.resolve("tollgate-2.db")));
        }
    }

    @Test
    void whereNobodyHasChosenAPlaceAFolderThatCannotBeWrittenIsNoReasonNotToStart() throws Exception {
        Path noFolder = Files.writeString(folder.resolve("file"), "");
        String name = "tollgate-" + ProcessHandle.current().pid() + ".db";
        try (Ledger ledger = start(unchosen(noFolder.resolve(name)))) {
            Path place = Path.of("").toAbsolutePath().resolve(name);
            assertThat(ledger.url()).isEqualTo(new LedgerUrl.Sqlite(place));
        } finally {
            for (String suffix : new String[] {"", "-wal", "-shm", "-writer"}) {
                Files.deleteIfExists(Path.of(name + suffix));
            }
        }
    }

    private static LedgerSettings unchosen(Path file) {
        LedgerSettings settings = LedgerSettings.of(new LedgerUrl.Sqlite(file));
        return new LedgerSettings(
                settings.url(),
                settings.durability(),
                settings.onFailure(),
                settings.onClientDisconnect(),
                settings.retention(),
                true,
                settings.capacity());
    }

    @Test
    void aSecondGatewayOnOneFileIsToldSo() throws Exception {
        LedgerUrl url = TestStore.SQLITE.fresh(folder);
        try (Ledger first = start(LedgerSettings.of(url))) {
            assertThatThrownBy(() -> start(LedgerSettings.of(url)))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("is written by another gateway, process "
                            + ProcessHandle.current().pid()
                            + " (expected: one gateway for one SQLite file; several share a PostgreSQL)");
            StoreTest.settle(first, 1);
        }
        start(LedgerSettings.of(url)).close();
    }

    @Test
    void aFileThatIsNoDatabaseAndADatabaseThatIsNotThereAreTold() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "This is no database, but a text. ".repeat(100));
        assertThatThrownBy(() -> start(LedgerSettings.of(new LedgerUrl.Sqlite(file))))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("notes.txt");
        LedgerUrl.Postgres known = (LedgerUrl.Postgres) TestStore.POSTGRESQL.fresh(folder);
        assertThatThrownBy(() -> start(LedgerSettings.of(TestStore.url("nowhere", known.port()))))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> new LedgerReader(new LedgerUrl.Sqlite(folder.resolve("none.db"))).verify())
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("there is no ledger at");
    }
}

package dev.tollgate.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A process of its own that writes a ledger under load until it is killed, and says which entries were acknowledged. */
final class WriterProcess implements AutoCloseable {
    private static final int AT_ONCE = 40;

    private final Process process;
    private final Thread listener;
    /** Ids of acknowledged entries, with their input tokens. */
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();

    private WriterProcess(Process process) {
        this.process = process;
        this.listener = Thread.ofPlatform().daemon().start(this::listen);
    }

    static WriterProcess start(String url, long seed) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriterProcess.class.getName(),
                        url,
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new WriterProcess(process);
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", -1);
                // the last line may have been cut by the kill, which is why it ends with a word of its own
                if (words.length == 4 && words[0].equals("acknowledged") && words[3].equals("yes")) {
                    acknowledged.put(words[1], Long.valueOf(words[2]));
                }
            }
        } catch (IOException e) {
            // killed
        }
    }

    Map<String, Long> acknowledged() {
        return acknowledged;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL, and everything that it had said. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        listener.join(10_000);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /** Opens and settles entries for ever; the number of an entry decides its tokens. */
    public static void main(String[] arguments) throws InterruptedException {
        Random random = new Random(Long.parseLong(arguments[1]));
        Ledger ledger = Ledger.start(
                LedgerSettings.of(LedgerUrl.parse(arguments[0])),
                LedgerMonitor.NONE,
                Clock.systemUTC(),
                StoreTest.QUICK);
        // one that is under way for longer than the process lives
        ledger.opened(Samples.open(Instant.now(), 0));
        ScheduledExecutorService clients = Executors.newScheduledThreadPool(2);
        for (int i = 0; i < AT_ONCE; i++) {
            long seed = random.nextLong();
            clients.execute(() -> request(ledger, clients, new Random(seed)));
        }
        Thread.currentThread().join();
    }

    private static void request(Ledger ledger, ScheduledExecutorService clients, Random random) {
        int number = random.nextInt(1000);
        Entry open = Samples.open(Instant.now(), number);
        ledger.opened(open);
        clients.schedule(
                () -> settle(ledger, clients, random, open, number), random.nextInt(30), TimeUnit.MILLISECONDS);
    }

    private static void settle(Ledger ledger, ScheduledExecutorService clients, Random random, Entry open, int number) {
        Entry entry = Samples.completed(open, number);
        ledger.settle(entry, Samples.attempts(entry)).thenRun(() -> {
            Long tokens = entry.result().charge().usage().inputTokens();
            System.out.println("acknowledged " + entry.id() + " " + tokens + " yes");
            clients.execute(() -> request(ledger, clients, random));
        });
    }
}

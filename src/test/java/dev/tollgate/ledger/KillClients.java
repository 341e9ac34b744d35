package dev.tollgate.ledger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that never stop asking, each with another form of question, and remember which answers they saw the end of. */
final class KillClients implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> completed = ConcurrentHashMap.newKeySet();
    private final AtomicLong numbers = new AtomicLong();
    private final int port;
    private volatile boolean closing;

    KillClients(int port, int count, long seed) {
        this.port = port;
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            long own = random.nextLong();
            threads.execute(() -> keepAsking(new Random(own)));
        }
    }

    Set<String> completed() {
        return completed;
    }

    /** Waits until some more answers have been seen. */
    void awaitSome() throws Exception {
        int before = completed.size();
        StoreTest.until(() -> completed.size() > before + 5);
    }

    private void keepAsking(Random random) {
        while (!closing) {
            String tag = "kill-" + numbers.incrementAndGet();
            try {
                if (ask(tag, random)) {
                    completed.add(tag);
                }
            } catch (IOException e) {
                pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean ask(String tag, Random random) throws IOException, InterruptedException {
        long reasoning = random.nextInt(50);
        String text = "[[id:" + tag + "]] [[usage:" + random.nextInt(5_000) + ":" + (reasoning + random.nextInt(900))
                + ":" + random.nextInt(2_000);
        int form = random.nextInt(5);
        return switch (form) {
            case 0 -> whole("/v1/messages", tag, messages(text + ":100:50]]", false), "}");
            case 1 -> whole("/v1/messages", tag, messages(text + ":100:50]]", true), "message_stop\"}");
            case 2 -> whole("/v1/chat/completions", tag, chat(text + "]]", true), "[DONE]");
            case 3 -> whole("/v1/chat/completions", tag, chat(text + "]]", false), "}");
            default -> whole("/v1/responses", tag, responses(text + ":0:0:" + reasoning + "]]"), "}");
        };
    }

    private static String messages(String text, boolean stream) {
        return "{\"model\":\"claude-sonnet-4-5\",\"max_tokens\":999,\"stream\":" + stream
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"" + text + "\"}]}";
    }

    private static String chat(String text, boolean stream) {
        return "{\"model\":\"gpt-4o-mini\",\"stream\":" + stream + ",\"messages\":[{\"role\":\"user\",\"content\":\""
                + text + "\"}]}";
    }

    private static String responses(String text) {
        return "{\"model\":\"gpt-5\",\"stream\":true,\"input\":\"" + text + "\"}";
    }

    /** Whether the whole answer came, with the end that its dialect has. */
    private boolean whole(String path, String tag, String body, String end) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("content-type", "application/json")
                .header("x-api-key", "sk-test")
                .header("authorization", "Bearer sk-test")
                .header("x-request-id", tag)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return response.statusCode() == 200 && response.body().strip().endsWith(end);
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        threads.shutdown();
        if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
        http.shutdownNow();
    }
}

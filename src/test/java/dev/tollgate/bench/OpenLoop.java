package dev.tollgate.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Latency at a fixed rate: requests are sent when they are due, whether or not earlier ones have been answered, and each is timed
 * from when it was due, so that a server that stalls cannot hide it (coordinated omission).
 */
public final class OpenLoop {
    private OpenLoop() {}

    /** @param arguments URL, file with the body, requests in a second, seconds */
    public static void main(String[] arguments) throws IOException {
        byte[] body = Files.readAllBytes(Path.of(arguments[1]));
        HttpRequest request = HttpRequest.newBuilder(URI.create(arguments[0]))
                .timeout(Duration.ofSeconds(10))
                .header("content-type", "application/json")
                .header("x-api-key", "bench")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        int rate = Integer.parseInt(arguments[2]);
        int count = rate * Integer.parseInt(arguments[3]);
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            long[] micros = run(http, request, rate, count);
            long[] sorted = micros.clone();
            Arrays.sort(sorted);
            long wrong =
                    Arrays.stream(sorted).filter(one -> one == Long.MAX_VALUE).count();
            System.out.printf(
                    "p50 %d p90 %d p99 %d p999 %d us, wrong %d%n",
                    at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), at(sorted, 0.999), wrong);
        }
    }

    private static long at(long[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))];
    }

    private static long[] run(HttpClient http, HttpRequest request, int rate, int count) {
        long[] micros = new long[count];
        CompletableFuture<?>[] answers = new CompletableFuture<?>[count];
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = begin + i * 1_000_000_000L / rate;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            int number = i;
            answers[i] = http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                    .handle((answer, failure) -> micros[number] = failure != null || answer.statusCode() != 200
                            ? Long.MAX_VALUE
                            : (System.nanoTime() - due) / 1000);
        }
        CompletableFuture.allOf(answers).join();
        return micros;
    }
}

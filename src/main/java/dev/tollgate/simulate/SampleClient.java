package dev.tollgate.simulate;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** Sends the requests of the sample traffic, as programs with a key of their own. */
final class SampleClient implements AutoCloseable {
    /** A reader who stays to the end. */
    static final int ALL = Integer.MAX_VALUE;

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final URI gateway;

    SampleClient(URI gateway) {
        this.gateway = gateway;
    }

    long requests() {
        return requests.get();
    }

    long failures() {
        return failures.get();
    }

    /**
     * Posts a request and reads so many bytes of the answer before it leaves.
     *
     * @return whether a whole answer of status 200 was read
     */
    boolean post(String path, Map<String, String> headers, JsonNode body, int bytes) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(TIMEOUT)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()));
        headers.forEach(request::header);
        requests.incrementAndGet();
        boolean whole = false;
        try {
            HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream answer = response.body()) {
                whole = answer.readNBytes(bytes).length < bytes && response.statusCode() == 200;
            }
        } catch (IOException e) {
            whole = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!whole) {
            failures.incrementAndGet();
        }
        return whole;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

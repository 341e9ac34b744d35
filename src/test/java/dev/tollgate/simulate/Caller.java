package dev.tollgate.simulate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Calls a simulator as a client with a good key. */
record Caller(Simulator simulator, HttpClient client) {

    static Caller of(Simulator simulator) {
        return new Caller(
                simulator,
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    /** An answer: its body is read as bytes, so that nothing is decoded on the way. */
    record Seen(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return Json.MAPPER.readTree(new ByteArrayInputStream(response.body()));
        }

        /** The JSON of the events of a stream, without those that have none. */
        List<JsonNode> events() {
            return Arrays.stream(text().split("\n\n", -1))
                    .filter(event -> event.contains("data: {"))
                    .map(event -> Json.MAPPER.readTree(event.substring(event.indexOf("data: ") + 6)))
                    .toList();
        }
    }

    /** A request with key and version, to be changed further. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(simulator.uri().resolve(path))
                .header("x-api-key", "sk-test")
                .header("anthropic-version", "2023-06-01");
    }

    Seen send(HttpRequest.Builder request) {
        try {
            return new Seen(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Seen get(String path) {
        return send(request(path).GET());
    }

    Seen post(String path, Object body) {
        return send(request(path).POST(BodyPublishers.ofString(body.toString())));
    }

    /** Asks the Messages API, with more fields if wanted. */
    Seen messages(String prompt, @Nullable Object... fields) {
        return post("/v1/messages", message(prompt, fields));
    }

    /** Asks the Chat Completions API, with more fields if wanted. */
    Seen chat(String prompt, @Nullable Object... fields) {
        return post(
                "/v1/chat/completions",
                Json.object("model", "gpt-5.2", "messages", List.of(user(prompt)))
                        .setAll(Json.object(fields)));
    }

    /** Asks the Responses API, with more fields if wanted. */
    Seen responses(String prompt, @Nullable Object... fields) {
        return post(
                "/v1/responses",
                Json.object("model", "gpt-5.2", "input", prompt).setAll(Json.object(fields)));
    }

    static JsonNode message(String prompt, @Nullable Object... fields) {
        return Json.object("model", "claude-sonnet-5", "max_tokens", 500, "messages", List.of(user(prompt)))
                .setAll(Json.object(fields));
    }

    static JsonNode user(Object content) {
        return Json.object("role", "user", "content", content);
    }
}

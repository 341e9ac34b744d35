package dev.tollgate.door;

import dev.tollgate.gateway.SidePort;
import dev.tollgate.ledger.LedgerUrl;
import dev.tollgate.ledger.SampleBook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The admin port of a gateway whose book has entries already. */
record AdminDoor(BookedDoor booked) implements AutoCloseable {
    static final String ANSWER = """
            {"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-5","stop_reason":"end_turn",\
            "content":[],"usage":{"input_tokens":10,"output_tokens":5}}""";

    /** @param count entries of the book, a minute apart, the last one now */
    static AdminDoor open(Path folder, int count, RawUpstream upstream) throws Exception {
        SampleBook.write(folder.resolve("tollgate.db"), count);
        return new AdminDoor(BookedDoor.open(folder, "", Door.yaml(upstream, "anthropic", "")));
    }

    LedgerUrl ledger() {
        return booked.url();
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return get(booked.door(), path, headers);
    }

    static HttpResponse<String> get(Door door, String path, String... headers)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + door.gateway().port(SidePort.ADMIN) + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).GET();
        return door.http()
                .send(
                        (headers.length == 0 ? request : request.headers(headers)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    /** Lets the gateway book one more request. */
    void book(String model) throws IOException, InterruptedException {
        booked.door().post("/v1/messages", "{\"model\":\"" + model + "\",\"max_tokens\":9,\"messages\":[]}");
    }

    @Override
    public void close() {
        booked.close();
    }
}

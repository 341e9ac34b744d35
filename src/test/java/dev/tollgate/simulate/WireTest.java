package dev.tollgate.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WireTest {
    private static final Simulator SIMULATOR =
            Simulator.start(SimulatorOptions.DEFAULTS.withCompression(Compression.ALL));

    private final Caller caller = Caller.of(SIMULATOR);

    @AfterAll
    static void close() {
        SIMULATOR.close();
    }

    private Caller.Seen accepting(String encoding, Object body) {
        return caller.send(caller.request("/v1/messages")
                .header("accept-encoding", encoding)
                .POST(BodyPublishers.ofString(body.toString())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
    void answersAreCompressedAsAccepted(String name) throws IOException {
        Encoding encoding = Objects.requireNonNull(Encoding.named(name));
        Caller.Seen whole = accepting(name, Caller.message("Grüße"));
        assertThat(whole.header("content-encoding")).isEqualTo(name);
        assertThat(new String(encoding.decoded(whole.response().body()), StandardCharsets.UTF_8))
                .contains("Mock reply to: Grüße");

        Caller.Seen stream = accepting(name, Caller.message("[[long:50]]", "stream", true));
        assertThat(stream.header("content-encoding")).isEqualTo(name);
        assertThat(new String(encoding.decoded(stream.response().body()), StandardCharsets.UTF_8))
                .contains("word49")
                .endsWith("data: {\"type\":\"message_stop\"}\n\n");
    }

    @Test
    void theFirstEncodingThatIsNotRefusedIsTaken() {
        assertThat(Encoding.accepted("identity, gzip;q=0, br;q=0.5, zstd")).isEqualTo(Encoding.BROTLI);
        assertThat(Encoding.accepted("identity")).isNull();
        assertThat(accepting("identity", Caller.message("x")).header("content-length"))
                .isNotEmpty();
    }

    @Test
    void requestsMayBeCompressed() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = Encoding.GZIP.encoder(compressed)) {
            out.write(Caller.message("packed").toString().getBytes(StandardCharsets.UTF_8));
        }
        Caller.Seen seen = caller.send(caller.request("/v1/messages")
                .header("content-encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(compressed.toByteArray())));

        assertThat(seen.text()).contains("Mock reply to: packed");
    }

    @Test
    void linesEndWithCrlfAndPiecesAreSmallWhenAsked() {
        assertThat(caller.messages("[[crlf]] Grüße", "stream", true).text())
                .contains("event: message_stop\r\ndata: {\"type\":\"message_stop\"}\r\n\r\n");
        assertThat(caller.messages("[[split]] Grüße 😀", "stream", true).text()).contains("Grüße 😀");
    }

    @Test
    void aBodyThatIsTooLargeIs413() {
        Caller.Seen seen = caller.post("/v1/messages", Caller.message("x".repeat(33 << 20)));

        assertThat(seen.status()).isEqualTo(413);
        assertThat(seen.text()).contains("request_too_large");
    }

    @Test
    void requestsOnOneConnectionAreAnsweredInTurn() throws IOException {
        String answers = raw(request("[[ttfb:100]] first", "keep-alive") + request("second", "close"));

        assertThat(answers.indexOf("Mock reply to: first")).isPositive();
        assertThat(answers.indexOf("Mock reply to: second")).isGreaterThan(answers.indexOf("Mock reply to: first"));
        assertThat(answers.indexOf("connection: close")).isPositive();
    }

    @Test
    void whoExpectsToBeToldToContinueIsTold() throws IOException {
        String request = request("hi", "close").replace("host:", "expect: 100-continue\r\nhost:");

        assertThat(raw(request)).startsWith("HTTP/1.1 100 Continue\r\n").contains("Mock reply to: hi");
    }

    @Test
    void whatIsNotHttpIsRefused() throws IOException {
        assertThat(raw("GET / HTTP/9\r\nx\r\n\r\n")).startsWith("HTTP/1.1 400");
    }

    private static String request(String prompt, String connection) {
        String body = Caller.message(prompt).toString();
        return "POST /v1/messages HTTP/1.1\r\nhost: x\r\nx-api-key: k\r\nanthropic-version: 2023-06-01\r\nconnection: "
                + connection + "\r\ncontent-length: " + body.length() + "\r\n\r\n" + body;
    }

    /** Sends these bytes and reads all that comes until the connection is closed. */
    private static String raw(String sent) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", SIMULATOR.port());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write(sent.getBytes(StandardCharsets.UTF_8));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

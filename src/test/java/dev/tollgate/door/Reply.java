package dev.tollgate.door;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One answer on its socket. */
final class Reply {
    private final Socket socket;
    private final OutputStream out;
    private boolean closed;

    Reply(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
    }

    boolean closed() {
        return closed;
    }

    /** A whole answer of a status and a JSON body. */
    void json(int status, String body) throws IOException {
        whole(status, "content-type: application/json\r\n", body.getBytes(StandardCharsets.UTF_8));
    }

    /** A whole answer; {@code headers} are lines that end in CRLF. */
    void whole(int status, String headers, byte[] body) throws IOException {
        raw("HTTP/1.1 " + status + " X\r\n" + headers + "content-length: " + body.length + "\r\n\r\n");
        out.write(body);
        out.flush();
    }

    /** The head of a chunked answer. */
    void head(int status, String headers) throws IOException {
        raw("HTTP/1.1 " + status + " X\r\n" + headers + "transfer-encoding: chunked\r\n\r\n");
    }

    /** The head of a chunked event stream. */
    void eventStream() throws IOException {
        head(200, "content-type: text/event-stream; charset=utf-8\r\n");
    }

    void chunk(String text) throws IOException {
        chunk(text.getBytes(StandardCharsets.UTF_8));
    }

    void chunk(byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    void end() throws IOException {
        raw("0\r\n\r\n");
    }

    void raw(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    void reset() throws IOException {
        closed = true;
        socket.setSoLinger(true, 0);
        socket.close();
    }

    void close() throws IOException {
        closed = true;
        socket.close();
    }

    /** Waits until the other side has closed this connection; how long that took, or an assertion error. */
    Duration untilClosed(Duration limit) throws IOException {
        long start = System.nanoTime();
        socket.setSoTimeout((int) limit.toMillis());
        try {
            while (socket.getInputStream().read() >= 0) {
                // whatever it still sends
            }
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("the connection is still open after " + limit, e);
        } catch (IOException e) {
            // reset: closed all the same
        }
        closed = true;
        return Duration.ofNanos(System.nanoTime() - start);
    }
}

package dev.tollgate.door;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client that writes bytes to a socket and reads what comes. */
final class RawClient implements AutoCloseable {
    private final Socket socket;

    RawClient(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(10_000);
    }

    RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** A POST of a JSON body; the head says how long it is. */
    RawClient post(String path, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return send("POST " + path
                        + " HTTP/1.1\r\nhost: localhost\r\nx-api-key: k\r\ncontent-type: application/json\r\ncontent-length: "
                        + bytes.length + "\r\n\r\n")
                .send(bytes);
    }

    RawClient halfClose() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    Socket socket() {
        return socket;
    }

    /** Reads until this text has come, or the end of the connection. */
    String readUntil(String text) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            all.write(b);
            if (b == text.charAt(text.length() - 1)
                    && all.toString(StandardCharsets.ISO_8859_1).endsWith(text)) {
                break;
            }
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** Whether nothing comes for so long. */
    boolean readsNothingFor(Duration time) throws IOException {
        int before = socket.getSoTimeout();
        socket.setSoTimeout((int) time.toMillis());
        try {
            socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(before);
        }
    }

    /** Reads to the end of the connection; fails when it is reset. */
    String readAll() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

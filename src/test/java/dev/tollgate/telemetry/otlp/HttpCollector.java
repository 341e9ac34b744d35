package dev.tollgate.telemetry.otlp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/** OTLP over HTTP with protobuf bodies. */
public final class HttpCollector implements Collector {
    private final Received received = new Received();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile int status = 200;
    private volatile long delayMillis;

    private HttpCollector(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public static HttpCollector start() throws IOException {
        return new HttpCollector(0);
    }

    /** On a port that was free a moment ago. */
    public static HttpCollector start(int port) throws IOException {
        return new HttpCollector(port);
    }

    /** Answers with another status from now on; what comes then is not kept. */
    public void answers(int status) {
        this.status = status;
    }

    /** Takes its time from now on. */
    public void delays(long millis) {
        delayMillis = millis;
    }

    /** How many exports came, whatever they were answered with. */
    public int requests() {
        return requests.get();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public String endpoint() {
        return "http://127.0.0.1:" + port();
    }

    @Override
    public Received received() {
        return received;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.incrementAndGet();
            exchange.getRequestHeaders().forEach((name, values) -> received.header(name, values.getFirst()));
            boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("content-encoding"));
            try (InputStream in = gzip ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
                byte[] body = in.readAllBytes();
                if (status == 200) {
                    received.add(exchange.getRequestURI().getPath(), body);
                }
            }
            Thread.sleep(delayMillis);
            exchange.getResponseHeaders().add("content-type", "application/x-protobuf");
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
